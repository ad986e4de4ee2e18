const he = {
  title: 'כתבות',
  newArticle: 'כתבה חדשה',
  search: 'חיפוש בכותרות',
  allStates: 'כל המצבים',
  states: {
    draft: 'טיוטה',
    'in-review': 'בבדיקה',
    ready: 'מוכנה',
    scheduled: 'מתוזמנת',
    published: 'פורסמה',
    held: 'מעוכבת',
    withdrawn: 'הוסרה',
  },
  changed: 'יש שינויים שלא פורסמו',
  headline: 'כותרת',
  state: 'מצב',
  section: 'מדור',
  byline: 'כתבים',
  savedAt: 'נשמרה',
  more: 'עוד כתבות',
  noArticles: 'עדיין אין כתבות. אפשר להתחיל בכתבה חדשה.',
  noneFound: 'לא נמצאו כתבות מתאימות.',
  untitled: 'ללא כותרת',
};

export type ArticleWords = typeof he;

const en: ArticleWords = {
  title: 'Articles',
  newArticle: 'New article',
  search: 'Search headlines',
  allStates: 'All states',
  states: {
    draft: 'Draft',
    'in-review': 'In review',
    ready: 'Ready',
    scheduled: 'Scheduled',
    published: 'Published',
    held: 'Held',
    withdrawn: 'Withdrawn',
  },
  changed: 'Has unpublished changes',
  headline: 'Headline',
  state: 'State',
  section: 'Section',
  byline: 'Byline',
  savedAt: 'Saved',
  more: 'More articles',
  noArticles: 'There are no articles yet. Start with a new one.',
  noneFound: 'No articles match.',
  untitled: 'Untitled',
};

export const articleWords = { he, en };
