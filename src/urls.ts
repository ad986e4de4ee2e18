/**
 * Every public address; pure. `paths` are from the root; `absolute` puts the publication's address before one.
 * A Hebrew slug is percent-encoded here and nowhere else.
 */
export const paths = {
  home: () => '/',
  section: (slug: string, page = 1) => paged(`/section/${encodeURIComponent(slug)}`, page),
  topic: (slug: string, page = 1) => paged(`/topic/${encodeURIComponent(slug)}`, page),
  author: (slug: string, page = 1) => paged(`/author/${encodeURIComponent(slug)}`, page),
  article: (id: string, slug: string) => `/a/${id}/${encodeURIComponent(slug)}`,
  /** The address for chats: short, permanent, redirects. */
  shortArticle: (id: string) => `/a/${id}`,
  /** `day` is YYYY-MM-DD in the publication's time zone. */
  archiveDay: (day: string) => `/archive/${day.replaceAll('-', '/')}`,
  suggest: () => '/search/suggest.json',
  search: (query = '', page = 1, sort = '') =>
    `/search${query ? `?q=${encodeURIComponent(query)}${page > 1 ? `&page=${page}` : ''}${sort ? `&sort=${sort}` : ''}` : ''}`,
  /** Where a page tells that its article was read. */
  read: (id: string) => `/reads/${id}`,
  account: () => '/account',
  /** `email` stands in the form already. */
  signIn: (returnTo = '', email = '') => {
    const query = new URLSearchParams({
      ...(returnTo ? { to: returnTo } : {}),
      ...(email ? { email } : {}),
    }).toString();
    return `/account/sign-in${query ? `?${query}` : ''}`;
  },
  signInCode: () => '/account/sign-in/code',
  signOut: () => '/account/sign-out',
  save: (id: string) => `/account/saved/${id}`,
  newsletters: () => '/newsletters',
  confirmNewsletter: (secret: string) => `/newsletters/confirm?t=${encodeURIComponent(secret)}`,
  unsubscribe: (token: string) => `/newsletters/unsubscribe?t=${encodeURIComponent(token)}`,
  /** What a reader gets, how often and at which address; by the same token as the way out. */
  readerChoices: (token: string) => `/newsletters/mine?t=${encodeURIComponent(token)}`,
  confirmAddress: (secret: string) => `/newsletters/address?t=${encodeURIComponent(secret)}`,
  edition: (id: string) => `/newsletters/editions/${id}`,
  /** From an edition's mail to an article: counts, and leads on. */
  editionArticle: (serial: number, articleId: string) => `/newsletters/r/${serial}/${articleId}`,
  page: (slug: string) => `/${slug}`,
  rss: (scope = '') => `${scope}/feed.xml`,
  atom: (scope = '') => `${scope}/atom.xml`,
  jsonFeed: (scope = '') => `${scope}/feed.json`,
  sitemap: () => '/sitemap.xml',
  newsSitemap: () => '/news-sitemap.xml',
  /** `name` is a width (`640`) or a crop (`16x9`). ASCII, and never changing: what is at it may be kept for ever. */
  photo: (publicKey: string, name: string, format: 'avif' | 'webp' | 'jpeg') =>
    `/media/${publicKey}/${name}.${format === 'jpeg' ? 'jpg' : format}`,
  /** What chats and networks show of an article; `key` changes with what is on the picture. */
  sharePicture: (id: string, key: string, shape: 'wide' | 'square') => `/media/share/${id}/${key}-${shape}.jpg`,
  /** An image of the publication's own: `file` is made of its content. */
  publicationImage: (file: string) => `/media/publication/${file}`,
  /** The publication's colours and faces as a style sheet: the name says all that is in it. */
  theme: (name: string) => `/theme/${name}.css`,
  /** `fileName` carries a hash of the content. */
  asset: (fileName: string) => `/assets/${fileName}`,
  /** A front's working copy, for the staff. */
  previewFront: (id: string) => `/preview/fronts/${id}`,
  /** An edition as its readers get it, for the staff. */
  previewEdition: (id: string, look: { dark?: boolean; images?: boolean } = {}) =>
    `/preview/editions/${id}?light=${look.dark ? 'dark' : 'light'}&images=${look.images === false ? 'off' : 'on'}`,
  newsroom: (rest = '') => `/newsroom${rest}`,
};

/** `path` at the publication's address (`base`, no trailing slash). */
export function absolute(base: string, path: string): string {
  return base.replace(/\/$/, '') + path;
}

function paged(path: string, page: number): string {
  return page > 1 ? `${path}?page=${page}` : path;
}
