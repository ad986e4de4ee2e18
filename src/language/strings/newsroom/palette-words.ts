const he = {
  open: 'חיפוש במערכת',
  button: 'חיפוש',
  keys: 'Ctrl K',
  hint: 'כתבה, תמונה, מדור, נושא, כתב או דף במערכת',
  results: 'תוצאות',
  groups: {
    pages: 'דפים ופעולות',
    articles: 'כתבות',
    photos: 'תמונות',
    names: 'מדורים, נושאים וכתבים',
    staff: 'אנשי המערכת',
  },
  searching: 'מחפש…',
  nothing: (q: string) => `לא נמצא דבר בשם „${q}”. אפשר לנסות מילה אחת, או צורה אחרת שלה.`,
  count: (n: number) => (n === 1 ? 'תוצאה אחת' : `${n} תוצאות`),
  untitled: 'ללא כותרת',
  how: 'חצים לבחירה, Enter לפתיחה, Esc לסגירה',
  kinds: { section: 'מדור', topic: 'נושא', author: 'כתב' },
  actions: {
    newArticle: 'כתבה חדשה',
    mine: 'הכתבות שלי',
    drafts: 'טיוטות',
    inReview: 'כתבות בבדיקה',
    scheduled: 'כתבות מתוזמנות',
    upload: 'העלאת תמונות',
    toSite: 'לאתר',
  },
};

export type PaletteWords = typeof he;

const en: PaletteWords = {
  open: 'Search the newsroom',
  button: 'Search',
  keys: 'Ctrl K',
  hint: 'An article, photo, section, topic, author or page',
  results: 'Results',
  groups: {
    pages: 'Pages and actions',
    articles: 'Articles',
    photos: 'Photos',
    names: 'Sections, topics, authors',
    staff: 'Staff',
  },
  searching: 'Searching…',
  nothing: (q) => `Nothing was found for “${q}”. Try a single word, or another form of it.`,
  count: (n) => (n === 1 ? 'One result' : `${n} results`),
  untitled: 'Untitled',
  how: 'Arrows to choose, Enter to open, Esc to close',
  kinds: { section: 'Section', topic: 'Topic', author: 'Author' },
  actions: {
    newArticle: 'New article',
    mine: 'My articles',
    drafts: 'Drafts',
    inReview: 'Articles in review',
    scheduled: 'Scheduled articles',
    upload: 'Upload photos',
    toSite: 'To the site',
  },
};

export const paletteWords = { he, en };
