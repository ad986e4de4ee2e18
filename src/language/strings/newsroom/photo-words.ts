const he = {
  choosePhoto: 'בחירת תמונה',
  upload: 'העלאת תמונה',
  uploading: 'מעלה…',
  uploadHint: 'JPEG, PNG, WebP, AVIF או TIFF, עד 60 מ״ב. אפשר גם לגרור לכאן.',
  recentPhotos: 'תמונות אחרונות',
  noPhotos: 'עדיין אין תמונות.',
  caption: 'כיתוב',
  alt: 'טקסט חלופי',
  credits: 'קרדיטים',
  use: 'שימוש בתמונה',
  takeMany: (n: number) => (n === 1 ? 'שימוש בתמונה אחת' : `שימוש ב־${n} תמונות`),
};

export type PhotoWords = typeof he;

const en: PhotoWords = {
  choosePhoto: 'Choose a photo',
  upload: 'Upload a photo',
  uploading: 'Uploading…',
  uploadHint: 'JPEG, PNG, WebP, AVIF or TIFF, up to 60 MB. You can also drop it here.',
  recentPhotos: 'Recent photos',
  noPhotos: 'There are no photos yet.',
  caption: 'Caption',
  alt: 'Alternative text',
  credits: 'Credits',
  use: 'Use this photo',
  takeMany: (n) => (n === 1 ? 'Use one photo' : `Use ${n} photos`),
};

export const photoWords = { he, en };
