import type { ArticleId } from '../../platform/ids.ts';
import type { RibbonScope } from '../events.ts';

export const RIBBON_SCOPES = ['all', 'home'] as const satisfies readonly RibbonScope[];
export const RIBBON_LIMITS = { message: 200 } as const;

/** A line of breaking news over the pages, for a while. */
export type Ribbon = {
  id: string;
  message: string;
  /** `slug` null: the article is not public, and a line that leads to it is not shown either: it could betray it. */
  article: { id: ArticleId; slug: string | null } | null;
  scope: RibbonScope;
  startsAt: Date;
  endsAt: Date;
};

/** The one that stands at that moment: of several the one that began last. On the home page every one counts. */
export function ribbonAt(ribbons: readonly Ribbon[], now: Date, isHome: boolean): Ribbon | null {
  const standing = ribbons.filter(
    (ribbon) =>
      ribbon.startsAt <= now &&
      ribbon.endsAt > now &&
      (isHome || ribbon.scope === 'all') &&
      (ribbon.article === null || ribbon.article.slug !== null),
  );
  return standing.sort((a, b) => b.startsAt.getTime() - a.startsAt.getTime())[0] ?? null;
}

/** When the next of them begins or ends. */
export function nextRibbonChange(ribbons: readonly Ribbon[], now: Date, isHome: boolean): Date | null {
  const moments = ribbons
    .filter(({ scope }) => isHome || scope === 'all')
    .flatMap(({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()])
    .filter((moment) => moment > now.getTime());
  return moments.length > 0 ? new Date(Math.min(...moments)) : null;
}
