const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:']);
const LONGEST = 2000;

/**
 * An address that may stand in an article, in its canonical form: http, https, mailto, tel, a path of ours, or
 * `article:ID`. Null for everything else (`javascript:` in all its disguises, `data:`, what no parser reads).
 */
export function safeHref(raw: string): string | null {
  const text = raw.replace(/[\u0000-\u0020\u007F-\u00A0\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]+/g, '');
  if (text === '' || text.length > LONGEST || !text.isWellFormed()) return null;
  if (text.startsWith('article:') && isArticleId(text.slice('article:'.length))) return text;
  if (/^\/(?![/\\])/.test(text)) return URL.canParse(text, 'http://x') ? text : null;
  if (text.startsWith('#')) return text;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (!SCHEMES.has(url.protocol) || url.username || url.password) return null;
  return url.href;
}

/** Whether it looks like the short id that an article's address carries. */
export function isArticleId(text: string): boolean {
  return /^[0-9a-z]{3,8}$/.test(text);
}

/** An address that an embed may have: a web page. */
export function safeEmbedUrl(raw: string): string | null {
  const href = safeHref(raw);
  return href?.startsWith('http') ? href : null;
}
