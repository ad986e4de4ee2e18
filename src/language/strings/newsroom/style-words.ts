const he = {
  title: 'עוזר הסגנון',
  nothing: 'אין הערות.',
  fix: 'תיקון',
  fixAll: 'תיקון הכול',
  fixed: (n: number) => (n === 1 ? 'תוקנה הערה אחת.' : `תוקנו ${n} הערות.`),
  more: (n: number) => `ועוד ${n} בהמשך הכתבה.`,
  rules: {
    gershayim: 'גרשיים בראשי תיבות',
    geresh: 'גרש',
    'straight-quotes': 'מירכאות ישרות',
    'printed-quotes': 'מירכאות של דפוס',
    maqaf: 'מקף מחבר',
    dash: 'קו מפריד',
    'double-space': 'רווח כפול',
    'space-before-punctuation': 'רווח לפני סימן פיסוק',
    'direction-character': 'תו כיוון סמוי',
    replacement: 'מילה של המערכת',
  },
  house: {
    title: 'כללי הבית',
    intro:
      'כך כותבים כאן. עוזר הסגנון מסמן בכתבה את מה שנכתב אחרת, ומתקן בלחיצה. קישורים, קוד וקטעים בלועזית אינם נבדקים.',
    rules: 'כללים',
    replacements: 'החלפות',
    replacementsHint: 'מילים שלמות, גם אחרי אותיות השימוש (ב־, ה־, ו־…).',
    from: 'במקום',
    to: 'כותבים',
    add: 'הוספת החלפה',
    none: 'אין עדיין החלפות. כאן אפשר לקבוע, למשל, שבמקום „אינטרנט” כותבים „מרשתת”.',
    saved: 'כללי הבית נשמרו.',
    remove: 'הסרת ההחלפה',
    both: 'שני כללי המירכאות סותרים זה את זה; כששניהם פועלים, קובעות מירכאות הדפוס.',
  },
};

export type StyleWords = typeof he;

const en: StyleWords = {
  title: 'Style helper',
  nothing: 'Nothing to mend.',
  fix: 'Mend',
  fixAll: 'Mend all',
  fixed: (n) => (n === 1 ? 'One finding mended.' : `${n} findings mended.`),
  more: (n) => `And ${n} more further on.`,
  rules: {
    gershayim: 'Gershayim in acronyms',
    geresh: 'Geresh',
    'straight-quotes': 'Straight quotation marks',
    'printed-quotes': 'Printed quotation marks',
    maqaf: 'Maqaf',
    dash: 'Dash',
    'double-space': 'Double space',
    'space-before-punctuation': 'Space before punctuation',
    'direction-character': 'Hidden direction character',
    replacement: "The house's word",
  },
  house: {
    title: 'House rules',
    intro:
      'How one writes here. The style helper marks what is written otherwise and mends it at a press. Links, code and Latin passages are left alone.',
    rules: 'Rules',
    replacements: 'Replacements',
    replacementsHint: 'Whole words, also behind the letters that Hebrew writes together with a word.',
    from: 'Instead of',
    to: 'One writes',
    add: 'Add a replacement',
    none: 'No replacements yet. Say here, for example, that one writes “email” instead of “e-mail”.',
    saved: 'The house rules are saved.',
    remove: 'Remove the replacement',
    both: 'The two rules of quotation marks contradict each other; while both are on, the printed ones win.',
  },
};

export const styleWords = { he, en };
