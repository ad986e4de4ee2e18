import type { DropItem } from 'react-aria-components';
import type { ArticleId } from '../../../platform/ids.ts';

/** What is dragged between the shelf and the slots. */
export const ARTICLE_TYPE = 'application/x-gilyon-article';

export function dragged(keys: Iterable<string | number>, headlineOf: (id: string) => string) {
  return [...keys].map((key) => ({ [ARTICLE_TYPE]: String(key), 'text/plain': headlineOf(String(key)) }));
}

export async function dropped(items: Iterable<DropItem>): Promise<ArticleId[]> {
  const texts = [...items].map((item) => (item.kind === 'text' ? item.getText(ARTICLE_TYPE) : Promise.resolve('')));
  return (await Promise.all(texts)).filter((text): text is ArticleId => /^[0-9a-z]{8}$/.test(text));
}
