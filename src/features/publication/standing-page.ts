/** A page that stands: terms, privacy, ethics. `body` is Markdown; `slug` is its address, at the root. */
export type StandingPage = {
  slug: string;
  title: string;
  body: string;
  inFooter: boolean;
  version: number;
  updatedAt: Date;
};

/** What menus need of it. */
export type StandingPageName = Pick<StandingPage, 'slug' | 'title' | 'inFooter'>;

export const PAGE_SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
