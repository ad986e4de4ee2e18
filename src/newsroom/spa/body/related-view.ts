import type { NodeViewRenderer } from '@tiptap/core';
import type { ArticleResource } from '../../contract/articles.ts';
import { callApi } from '../frame/call-api.ts';

const known = new Map<string, Promise<string>>();

/** A related article by its headline. */
export const relatedView: NodeViewRenderer = ({ node }) => {
  const dom = document.createElement('div');
  dom.className = 'related-link';
  const headline = document.createElement('strong');
  headline.dir = 'auto';
  dom.append(headline);
  const id = String(node.attrs.articleId);
  headline.textContent = id;
  void headlineOf(id).then(
    (text) => {
      headline.textContent = text;
    },
    () => {},
  );
  return { dom, ignoreMutation: () => true };
};

function headlineOf(id: string): Promise<string> {
  const asked = known.get(id) ?? callApi<ArticleResource>(`/articles/${id}`).then(({ headline }) => headline);
  known.set(id, asked);
  asked.catch(() => known.delete(id));
  return asked;
}
