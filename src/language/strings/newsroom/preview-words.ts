const he = {
  title: 'איך זה ייראה',
  card: 'בכרטיס',
  search: 'בתוצאות החיפוש',
  chat: 'בקישור בצ׳אט',
  noHeadline: 'כותרת הכתבה',
  headlineLength: (n: number, most: number) =>
    `הכותרת: ${n} תווים. בכרטיס ובנושא של הודעת דואר יש מקום ל־${most} בערך.`,
  searchCut: 'מנועי חיפוש מקצרים כותרת שארוכה מ־60 תווים בערך.',
  deckCut: 'מנועי חיפוש מקצרים כותרת משנה שארוכה מ־155 תווים בערך.',
  suggest: 'כותרת קצרה לכרטיס ולדואר?',
  useSuggestion: 'להשתמש בזאת',
  shortHint: 'הכותרת ארוכה לכרטיס ולנושא של הודעת דואר.',
  language: 'שפת הכתבה',
};

export type PreviewWords = typeof he;

const en: PreviewWords = {
  title: 'How it will look',
  card: 'On a card',
  search: 'In search results',
  chat: 'As a link in a chat',
  noHeadline: "The article's headline",
  headlineLength: (n, most) =>
    `The headline: ${n} characters. A card and a mail's subject have room for about ${most}.`,
  searchCut: 'Search engines cut a headline of more than about 60 characters.',
  deckCut: 'Search engines cut a deck of more than about 155 characters.',
  suggest: 'A short headline for cards and mail?',
  useSuggestion: 'Use this',
  shortHint: "The headline is long for a card and a mail's subject.",
  language: 'Language of the article',
};

export const previewWords = { he, en };
