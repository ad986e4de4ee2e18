const he = {
  title: 'מחכה לך',
  count: (n: number) => `מחכה לך: ${n}`,
  nothing: 'שום דבר אינו מחכה לך.',
  notPublished: 'לא פורסמו במועד',
  mentions: 'פנו אליך',
  tasks: 'משימות',
  inReview: 'לבדיקה',
  returned: 'חזרו אליך',
  mentioned: (name: string) => `${name} פנה/תה אליך בהערה.`,
  untitled: 'ללא כותרת',
  here: (names: string) => `בכתבה עכשיו: ${names}`,
};

export type WaitingWords = typeof he;

const en: WaitingWords = {
  title: 'Waiting for you',
  count: (n) => `Waiting for you: ${n}`,
  nothing: 'Nothing waits for you.',
  notPublished: 'Not published on schedule',
  mentions: 'Mentions',
  tasks: 'Tasks',
  inReview: 'To review',
  returned: 'Returned to you',
  mentioned: (name) => `${name} mentioned you in a comment.`,
  untitled: 'Untitled',
  here: (names) => `In the article now: ${names}`,
};

export const waitingWords = { he, en };
