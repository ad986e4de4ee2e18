const he = {
  title: 'על השולחן',
  stale: 'הרענון האחרון לא הצליח. מוצג מה שהיה ידוע.',
  untitled: 'ללא כותרת',
  showMore: (n: number) => `עוד ${n}`,
  waiting: 'מחכה לך',
  nothingWaits: 'אין דבר שמחכה לך. אפשר לנשום רגע, או להתחיל משהו חדש.',
  groups: {
    notPublished: 'לא פורסמו במועד',
    returned: 'הוחזרו אליך',
    mentions: 'הזכירו אותך',
    tasks: 'המשימות שלך',
    inReview: 'הוגשו לבדיקה',
  },
  changes: 'שינויים בכתבה שפורסמה',
  today: 'היום',
  calendar: 'ללוח השנה',
  edition: 'גיליון ניוזלטר',
  editionStates: {
    draft: 'טיוטה',
    scheduled: 'יישלח',
    sending: 'נשלח עכשיו',
    paused: 'מושהה',
    sent: 'נשלח',
    cancelled: 'בוטל',
  },
  nothingToday: 'לא נקבע דבר להיום. היום פתוח.',
  next: 'אחר כך',
  publishedToday: (n: number) =>
    n === 0 ? 'עדיין לא פורסמה היום כתבה חדשה.' : n === 1 ? 'היום פורסמה כתבה אחת.' : `היום פורסמו ${n} כתבות.`,
  reads: 'נקראות עכשיו',
  readsTotal: (n: number) => (n === 1 ? 'קריאה אחת בשעתיים האחרונות' : `${n} קריאות בשעתיים האחרונות`),
  timesRead: (n: number) => (n === 1 ? 'קריאה אחת' : `${n} קריאות`),
  noReads: 'בשעתיים האחרונות עוד לא נספרו קריאות. הן יופיעו כאן כשקוראים יגיעו.',
  attention: 'דורש תשומת לב',
  allWell: 'התמונות והעמודים כולם במקומם.',
  expired: (n: number) =>
    n === 1 ? 'זכויות השימוש פגו, והיא מוצגת בכתבה אחת' : `זכויות השימוש פגו, והיא מוצגת ב־${n} כתבות`,
  recent: 'שלך, לפי השמירה האחרונה',
  noRecent: 'כאן יופיעו הכתבות שלך. הראשונה במרחק לחיצה.',
  allMine: 'לכל הכתבות שלך',
};

export type DashboardWords = typeof he;

const en: DashboardWords = {
  title: 'On the desk',
  stale: 'The last refresh failed. This is what was known before.',
  untitled: 'Untitled',
  showMore: (n) => `${n} more`,
  waiting: 'Waiting for you',
  nothingWaits: 'Nothing is waiting for you. Take a breath, or begin something new.',
  groups: {
    notPublished: 'Not published on schedule',
    returned: 'Returned to you',
    mentions: 'You were mentioned',
    tasks: 'Your tasks',
    inReview: 'Handed in for review',
  },
  changes: 'Changes to a published article',
  today: 'Today',
  calendar: 'To the calendar',
  edition: 'Newsletter edition',
  editionStates: {
    draft: 'Draft',
    scheduled: 'To be sent',
    sending: 'Being sent',
    paused: 'Paused',
    sent: 'Sent',
    cancelled: 'Cancelled',
  },
  nothingToday: 'Nothing is set for today. The day is open.',
  next: 'After that',
  publishedToday: (n) =>
    n === 0
      ? 'No new article has been published today yet.'
      : n === 1
        ? 'One article was published today.'
        : `${n} articles were published today.`,
  reads: 'Being read now',
  readsTotal: (n) => (n === 1 ? 'One read in the last two hours' : `${n} reads in the last two hours`),
  timesRead: (n) => (n === 1 ? 'One read' : `${n} reads`),
  noReads: 'No reads were counted in the last two hours. They appear here as readers come.',
  attention: 'Needs attention',
  allWell: 'Photos and fronts are all in order.',
  expired: (n) =>
    n === 1
      ? 'Its rights have expired, and one article shows it'
      : `Its rights have expired, and ${n} articles show it`,
  recent: 'Yours, last saved first',
  noRecent: 'Your articles will be here. The first is one press away.',
  allMine: 'All your articles',
};

export const dashboardWords = { he, en };
