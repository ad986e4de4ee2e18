/** The only parameters that change a public page. Whatever else a link carries (utm_…, fbclid) shares one entry. */
const PARAMETERS = ['q', 'page', 'section', 'author', 'topic', 'from', 'to', 'sort'] as const;

/** The key of a page: its path and, in a fixed order, the parameters that matter. `url` is a request's target. */
export function cacheKey(url: string): string {
  const mark = url.indexOf('?');
  if (mark < 0) return url;
  const path = url.slice(0, mark);
  const given = new URLSearchParams(url.slice(mark + 1));
  const kept = PARAMETERS.flatMap((name) => {
    const value = given.get(name);
    return value === null || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  return kept.length > 0 ? `${path}?${kept.join('&')}` : path;
}
