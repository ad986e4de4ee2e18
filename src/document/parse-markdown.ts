import MarkdownIt from 'markdown-it';
import container from 'markdown-it-container';
import { type Parsed, parseHtml } from './parse-html.ts';

/** What the container plugin hands to its renderer. */
type Token = { info: string; nesting: number };

const markdown = new MarkdownIt('default', { html: true, linkify: false, typographer: false });
markdown.use(container, 'facts', {
  render: (tokens: Token[], index: number) => {
    const token = tokens[index];
    if (token?.nesting !== 1) return '</aside>';
    return `<aside class="facts" data-title="${escapeAttribute(token.info.trim().slice('facts'.length).trim())}">`;
  },
});
markdown.use(container, 'pullquote', {
  render: (tokens: Token[], index: number) =>
    tokens[index]?.nesting === 1 ? '<blockquote class="pull-quote">' : '</blockquote>',
});
markdown.use(container, 'gallery', {
  render: (tokens: Token[], index: number) => (tokens[index]?.nesting === 1 ? '<div class="gallery">' : '</div>'),
});
markdown.use(container, 'correction', {
  render: (tokens: Token[], index: number) => {
    const token = tokens[index];
    if (token?.nesting !== 1) return '</aside>';
    const on = token.info.trim().slice('correction'.length).trim();
    return `<aside class="correction-note" data-on="${escapeAttribute(on)}">`;
  },
});
// Addresses are judged by the document, which warns; here nothing is dropped in silence.
markdown.validateLink = () => true;

/**
 * Markdown (CommonMark with tables) into an article's document, by way of HTML, so that one set of rules holds for
 * both. Besides: `:::facts TITLE … :::`, `:::pullquote … -- WHO :::`, `:::gallery … :::`, `:::correction DAY … :::`, lines
 * `@[embed](URL)` and `@[related](ARTICLE)`, images by `photo:ID`.
 */
export function parseMarkdown(text: string): Parsed {
  return parseHtml(
    markdown
      .render(
        text
          .replace(
            /^@\[embed\]\((\S+)\)\s*$/gm,
            (_line, url: string) => `<gilyon-embed url="${escapeAttribute(url)}"></gilyon-embed>\n`,
          )
          .replace(
            /^@\[related\]\((\S+)\)\s*$/gm,
            (_line, id: string) => `<gilyon-related article="${escapeAttribute(id)}"></gilyon-related>\n`,
          ),
      )
      .replace(/<blockquote class="pull-quote">([\s\S]*?)<\/blockquote>/g, (_whole, inner: string) =>
        withAttribution(inner),
      ),
  );
}

/** The last line of a pull quote, `-- name`, says who spoke. */
function withAttribution(inner: string): string {
  const found = /(?:\n|<p>)\s*(?:--|—|–)\s*([^<\n]+?)\s*<\/p>\s*$/.exec(inner);
  if (!found) return `<blockquote class="pull-quote">${inner}</blockquote>`;
  const quote = inner.slice(0, found.index);
  return `<blockquote class="pull-quote" data-attribution="${found[1]?.replaceAll('"', '&quot;')}">${quote}</p></blockquote>`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
