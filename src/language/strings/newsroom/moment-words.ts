const he = {
  noSuchTime: (time: string) => `השעה ${time} אינה קיימת באותו לילה: השעון עובר לשעון קיץ ומדלג עליה.`,
  take: (time: string) => `לקבוע ל־${time}`,
  twice: (time: string) => `באותו לילה השעה ${time} באה פעמיים, כי השעון עובר לשעון חורף. לאיזו מהן הכוונה?`,
  first: 'הראשונה (שעון קיץ)',
  second: 'השנייה (שעון חורף)',
};

export type MomentWords = typeof he;

const en: MomentWords = {
  noSuchTime: (time) => `There is no ${time} that night: the clock is put on to summer time and skips it.`,
  take: (time) => `Make it ${time}`,
  twice: (time) => `That night ${time} comes twice, because the clock is put back to winter time. Which one is meant?`,
  first: 'The first (summer time)',
  second: 'The second (winter time)',
};

export const momentWords = { he, en };
