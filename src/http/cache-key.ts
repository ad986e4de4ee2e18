/**
 * The only parameters that change a public page, and on which. Whatever else a link carries (utm_…, fbclid, ?q=1 on the
 * home page) shares one entry: nobody can fill the cache with copies of one page.
 */
const PARAMETERS: readonly (readonly [path: RegExp, names: readonly string[]])[] = [
  [/^\/search$/, ['q', 'page', 'sort']],
  [/^\/(?:section|topic|author)\/[^/]+$/, ['page']],
  [/^\/sitemap\.xml$/, ['page']],
];

/** The key of a page: its path and, in a fixed order, the parameters that matter. `url` is a request's target. */
export function cacheKey(url: string): string {
  const mark = url.indexOf('?');
  if (mark < 0) return url;
  const path = url.slice(0, mark);
  const names = PARAMETERS.find(([of]) => of.test(path))?.[1];
  if (!names) return path;
  const given = new URLSearchParams(url.slice(mark + 1));
  const kept = names.flatMap((name) => {
    const value = given.get(name);
    return value === null || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  return kept.length > 0 ? `${path}?${kept.join('&')}` : path;
}

/**
 * The key under which a page is stored: a letter may be written as itself, as %61 or, in a Hebrew name, with small
 * hexadecimal digits, and all of these are one page. Links of ours are written as here, so they are found at once.
 */
export function canonicalKey(path: string, search: string): string {
  return cacheKey(rewritten(path) + search);
}

function rewritten(path: string): string {
  try {
    return path
      .split('/')
      .map((name) => encodeURIComponent(decodeURIComponent(name)))
      .join('/');
  } catch {
    return path;
  }
}
