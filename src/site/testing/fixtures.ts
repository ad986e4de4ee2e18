import type { DocumentJson, NodeJson } from '../../document/document.ts';
import type { ArticleCard, PlacedPhoto, PublishedArticle, Section } from '../../features/articles/article.ts';
import type { Publication } from '../../features/publication/publication.ts';
import { STANDARD_SETTINGS } from '../../features/publication/settings.ts';
import type { ArticleId, AuthorId, PhotoId, SectionId, TopicId } from '../../platform/ids.ts';
import { type Frame, makeFrame } from '../frame.ts';

/** A small newspaper to render pages of without a database: mixed scripts, numbers, quotes in quotes. */
export const NOW = new Date('2026-11-24T16:30:00Z');

export const PUBLICATION: Publication = {
  name: 'המגדלור',
  tagline: 'העיתון של נמל אורן',
  language: 'he',
  timeZone: 'Asia/Jerusalem',
  publisherName: 'הוצאת המגדלור בע"מ',
  contactEmail: 'desk@hamigdalor.example',
  contactAddress: 'רציף המגדלור 1, נמל אורן',
  about: 'עיתון מקומי עצמאי.',
  demo: true,
  settings: STANDARD_SETTINGS,
};

export const SECTIONS: readonly Section[] = [
  ['news', 'חדשות'],
  ['politics', 'פוליטיקה עירונית'],
  ['economy', 'כלכלה'],
  ['culture', 'תרבות'],
  ['sport', 'ספורט'],
  ['science', 'מדע וטכנולוגיה'],
  ['environment', 'סביבה'],
  ['opinion', 'דעות'],
].map(([slug = '', name = ''], position) => ({ id: `s-${slug}` as SectionId, slug, name, position, description: '' }));

export function frameFor(changes: Partial<Publication> = {}, asset = (name: string) => `/assets/${name}`): Frame {
  return makeFrame({
    publication: { ...PUBLICATION, ...changes },
    newsletters: [],
    ribbons: [],
    sections: SECTIONS,
    base: 'https://hamigdalor.example',
    asset,
    now: NOW,
  });
}

export function placedPhoto(n: number, changes: Partial<PlacedPhoto> = {}): PlacedPhoto {
  return {
    photo: {
      id: `p-${n}` as PhotoId,
      publicKey: `key${n}`,
      width: 1600,
      height: 1067,
      focal: { x: 0.5, y: 0.3 },
      colour: ['#7d8a91', '#a98f6f', '#4f6674', '#8f6b5b', '#6f7f5f'][n % 5] ?? '#888888',
      caption: 'כיתוב התמונה',
      alt: 'תיאור התמונה',
      credits: ['GIL MAOR/OrenPix', 'Omar Saadi', 'טל אשכנזי'],
      takenOn: '2026-11-20',
    },
    caption: 'הרציף הצפוני בנמל אורן, אתמול. "העבודות יסתיימו עד 2027", אמרו בחפ"א',
    alt: 'מנופים על רציף לעת שקיעה',
    ...changes,
  };
}

const HEADLINES = [
  'מועצת העיר אישרה את הרחבת הנמל: "זה רגע היסטורי"',
  'TideLoop גייסה 12 מיליון דולר להפקת חשמל מגלים',
  'הרכבת לנמל אורן תתעכב בשנה נוספת, ועלותה תזנק ב־18%',
  'אחרי שנתיים: שוק הדייגים נפתח מחדש בשבת ב־08:00',
  'גלי אורן ניצחה 3-1 ועלתה למקום השני',
  'המכללה הימית תפתח מסלול ב־AI ובהנדסת ים',
  'נחל הברוש חוזר לחיים: 14 מיני ציפורים נצפו בחורף',
  'הבעיה שלנו איננה החניה',
  'תיאטרון המחסן מעלה את "מלך ליר" בשלוש שפות',
  'בית המשפט: העירייה תפצה את הדיירים ב־240,000 שקל',
];
const AUTHORS = ['נועה בר־ים', 'רים חדאד', 'דנה פרץ־אור', 'כרים זועבי', 'Adam Sella'];

export function card(n: number, changes: Partial<ArticleCard> = {}): ArticleCard {
  const section = SECTIONS[n % SECTIONS.length] as Section;
  const name = AUTHORS[n % AUTHORS.length] ?? '';
  return {
    id: `art${n}` as ArticleId,
    slug: `כתבה-${n}`,
    kicker: n % 3 === 0 ? 'הנמל החדש' : '',
    headline: HEADLINES[n % HEADLINES.length] ?? '',
    shortHeadline: '',
    deck: 'ראש העיר תמר אלקיים: "אמרו לנו \'אי אפשר\', והוכחנו שאפשר". באופוזיציה מזהירים: "החוב יגיע ל־90 מיליון שקל".',
    language: 'he',
    section: { id: section.id, slug: section.slug, name: section.name },
    authors: [{ id: `a-${n % 5}` as AuthorId, slug: `author-${n % 5}`, name }],
    lead: placedPhoto(n),
    publishedAt: new Date(NOW.getTime() - n * 47 * 60_000),
    updatedAt: new Date(NOW.getTime() - n * 47 * 60_000),
    readingMinutes: 2 + (n % 5),
    ...changes,
  };
}

export function article(changes: Partial<PublishedArticle> = {}): PublishedArticle {
  return {
    ...card(0),
    authors: [
      { id: 'a-0' as AuthorId, slug: 'noa-bar-yam', name: 'נועה בר־ים' },
      { id: 'a-1' as AuthorId, slug: 'adam-sella', name: 'Adam Sella' },
    ],
    topics: [
      { id: 't-1' as TopicId, slug: 'הנמל', name: 'הנמל' },
      { id: 't-2' as TopicId, slug: 'תקציב-העירייה', name: 'תקציב העירייה' },
    ],
    body: BODY,
    photos: new Map([['p-7' as PhotoId, placedPhoto(7).photo]]),
    wordCount: 412,
    corrections: [{ note: 'בגרסה קודמת נכתב בטעות שהעלות היא 80 מיליון שקל.', correctedAt: NOW }],
    ...changes,
  };
}

const text = (value: string, ...marks: NonNullable<NodeJson['marks']>): NodeJson => ({
  type: 'text',
  text: value,
  ...(marks.length ? { marks } : {}),
});
const p = (...content: NodeJson[]): NodeJson => ({ type: 'paragraph', content });
const item = (value: string): NodeJson => ({ type: 'listItem', content: [p(text(value))] });
const cell = (type: string, value: string): NodeJson => ({
  type,
  attrs: { colspan: 1, rowspan: 1 },
  content: [p(text(value))],
});

const BODY: DocumentJson = {
  type: 'doc',
  content: [
    p(
      text(
        'מועצת העיר נמל אורן אישרה אתמול (שני) ברוב של 14 מול 7 את תוכנית ההרחבה של הנמל, בעלות של 90 מיליון שקל. יו"ר חפ"א, סמיר חורי, פרסם ברשת Open Harbour כי "העבודות יחלו ב־7 בינואר". רכב חשמלי בתקן USB-C יופעל ברציף הצפוני, ויחסוך כ־90% מצריכת הסולר.',
      ),
    ),
    p(
      text('לפי המסמכים, שנמסרו ל"המגדלור", '),
      text('ההלוואה', { type: 'bold' }),
      text(' תיפרס על פני 2027-2042. '),
      text('התוכנית המלאה', { type: 'link', attrs: { href: 'https://example.org/plan' } }),
      text(' פורסמה ב־1992 לראשונה, ומאז עודכנה ארבע פעמים. למידע: 03-555-0147.'),
    ),
    { type: 'heading', attrs: { level: 2 }, content: [text('"אמרו לנו \'חכו\', וחיכינו שלושים שנה"')] },
    p(
      text(
        "ג'ירפה, צ'ק ורח' הנמל 5: כך נראה אתמול הרציף. ארה\"ב שלחה נציג מטעם ה־WHO, והוא סייר במקום עם קסים-ז'ומארט, מהנדס הנמל.",
      ),
    ),
    {
      type: 'bulletList',
      content: [item('הארכת הרציף ב־240 מטר'), item('Shore power לאוניות, 6.6 kV'), item("טיילת ציבורית ברוחב 12 מ'")],
    },
    { type: 'photo', attrs: { photoId: 'p-7', caption: null, alt: 'דגם של הנמל' } },
    {
      type: 'pullQuote',
      attrs: { attribution: 'סמיר חורי, מנהל הנמל' },
      content: [text('נמל הוא לא קיר. נמל הוא דלת')],
    },
    p(text('The report was written in English and published in Rotterdam, with a Hebrew summary.')),
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [cell('tableHeader', 'שנה'), cell('tableHeader', 'עלות'), cell('tableHeader', 'קבלן')],
        },
        {
          type: 'tableRow',
          content: [cell('tableCell', '2027'), cell('tableCell', '₪ 32,000,000'), cell('tableCell', 'TideLoop')],
        },
        {
          type: 'tableRow',
          content: [cell('tableCell', '2028'), cell('tableCell', '₪ 58,000,000'), cell('tableCell', 'קווי החוף')],
        },
      ],
    },
    {
      type: 'factBox',
      attrs: { title: 'הנמל במספרים' },
      content: [{ type: 'bulletList', content: [item('נבנה: 1931'), item('עובדים: 1,240')] }],
    },
    { type: 'blockquote', content: [p(text('"איש לא שאל את הדייגים", אמר יגאל נחושתן. "וגם לא ישאל".'))] },
    { type: 'embed', attrs: { url: 'https://www.youtube.com/watch?v=xxxxxxxxxxx' } },
  ],
};
