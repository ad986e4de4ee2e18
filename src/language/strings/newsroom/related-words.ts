const he = {
  title: 'לקריאה אחרי הכתבה',
  hint: 'כך רואים הקוראים. הרשימה מתחדשת מעצמה בכל פרסום.',
  none: 'עדיין אין מה להציע. הרשימה תיבנה עם הפרסום.',
  by: { editor: 'קבוע', likeness: 'לפי התוכן', latest: 'מהחדשות' },
  why: (words: string) => `מילים משותפות: ${words}`,
  pin: (headline: string) => `לקבע במקום הזה: ${headline}`,
  unpin: (headline: string) => `לשחרר: ${headline}`,
  ban: (headline: string) => `לא להציע: ${headline}`,
  replace: (headline: string) => `להחליף: ${headline}`,
  add: 'להוסיף כתבה',
  pickTitle: 'כתבה לקריאה אחרי הכתבה',
  replaceTitle: 'להחליף בכתבה אחרת',
  search: 'חיפוש בכתבות שפורסמו',
  searchHint: 'אפשר לחפש בכל צורה של מילה, בשם כתב או במדור.',
  noneFound: 'לא נמצאה כתבה.',
  banned: (count: number) => (count === 1 ? 'כתבה אחת שלא מוצעת כאן' : `${count} כתבות שלא מוצעות כאן`),
  allow: (headline: string) => `להציע שוב: ${headline}`,
};

type RelatedWords = typeof he;

const en: RelatedWords = {
  title: 'To read afterwards',
  hint: 'As readers see it. The list renews itself with every publication.',
  none: 'Nothing to offer yet. The list is made when the article is published.',
  by: { editor: 'Pinned', likeness: 'By content', latest: 'Among the latest' },
  why: (words) => `Words in common: ${words}`,
  pin: (headline) => `Pin in this place: ${headline}`,
  unpin: (headline) => `Unpin: ${headline}`,
  ban: (headline) => `Do not offer: ${headline}`,
  replace: (headline) => `Replace: ${headline}`,
  add: 'Add an article',
  pickTitle: 'An article to read afterwards',
  replaceTitle: 'Replace with another article',
  search: 'Search the published articles',
  searchHint: 'Any form of a word will do, an author or a section.',
  noneFound: 'No article was found.',
  banned: (count) => (count === 1 ? 'One article is not offered here' : `${count} articles are not offered here`),
  allow: (headline) => `Offer again: ${headline}`,
};

export const relatedWords = { he, en };
