import type { DocumentJson, NodeJson } from '../../document/document.ts';
import type { ArticleId } from '../../platform/ids.ts';

/** The articles that the body links to (`article:ID`) or shows as related, each once. */
export function linkedArticles(body: DocumentJson): ArticleId[] {
  const found = new Set<string>();
  const visit = (node: NodeJson) => {
    if (node.type === 'relatedArticle') found.add(String(node.attrs?.articleId));
    for (const mark of node.marks ?? []) {
      const href = mark.type === 'link' ? String(mark.attrs?.href ?? '') : '';
      if (href.startsWith('article:')) found.add(href.slice('article:'.length));
    }
    for (const child of node.content ?? []) visit(child);
  };
  visit(body);
  return [...found] as ArticleId[];
}
