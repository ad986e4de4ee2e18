const he = {
  title: 'לוח שנה',
  views: { month: 'חודש', week: 'שבוע' },
  view: 'תצוגה',
  today: 'היום',
  previous: 'אחורה',
  next: 'קדימה',
  zone: (zone: string) => `השעות לפי שעון ${zone}`,
  kinds: { published: 'פורסמה', scheduled: 'תפורסם', unpublish: 'תוסר', 'hold-ends': 'העיכוב מסתיים' },
  nothing: 'אין דבר ביום הזה',
  untitled: 'ללא כותרת',
  open: 'לכתבה',
  move: 'שינוי המועד',
  at: 'מועד',
  moved: 'המועד שונה.',
  skipped: (wanted: string, given: string) =>
    `השעה ${wanted} אינה קיימת באותו יום, כי השעון עובר לשעון קיץ. נקבעה השעה ${given}.`,
  isTwice: (time: string) => `השעה ${time} באה פעמיים באותו לילה, כי השעון עובר לשעון חורף. נקבעה הראשונה מהן.`,
  how: 'אפשר לגרור כתבה ליום אחר, או לבחור בה ולשנות את המועד. מה שכבר פורסם אינו זז.',
  tooMany: 'יש יותר מדי פרסומים מכדי להציג את כולם.',
  clockOn: 'השעון מוקדם בלילה הזה',
  clockBack: 'השעון מאוחר בלילה הזה',
};

export type CalendarWords = typeof he;

const en: CalendarWords = {
  title: 'Calendar',
  views: { month: 'Month', week: 'Week' },
  view: 'View',
  today: 'Today',
  previous: 'Back',
  next: 'On',
  zone: (zone) => `Times by the clock of ${zone}`,
  kinds: {
    published: 'Published',
    scheduled: 'To be published',
    unpublish: 'To be taken down',
    'hold-ends': 'Hold ends',
  },
  nothing: 'Nothing on this day',
  untitled: 'Untitled',
  open: 'To the article',
  move: 'Change the time',
  at: 'Time',
  moved: 'The time is changed.',
  skipped: (wanted, given) =>
    `There is no ${wanted} on that day, because the clock is put on to summer time. It is set to ${given}.`,
  isTwice: (time) =>
    `${time} comes twice that night, because the clock is put back to winter time. It is the first of them.`,
  how: 'Drag an article to another day, or choose it and change the time. What was published does not move.',
  tooMany: 'There is too much to show all of it.',
  clockOn: 'The clock is put on this night',
  clockBack: 'The clock is put back this night',
};

export const calendarWords = { he, en };
