import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getSchema } from '@tiptap/core';
import { schema } from '../../../document/schema.ts';
import { bodyExtensions } from './body-extensions.ts';

const editor = getSchema(bodyExtensions);

test('the editor knows every block, mark and attribute of a document: what it did not know, it would lose', () => {
  for (const kind of ['nodes', 'marks'] as const) {
    for (const [name, { spec }] of Object.entries(schema[kind])) {
      const there = editor[kind][name];
      assert.ok(there, `${kind}: ${name}`);
      for (const attribute of Object.keys(spec.attrs ?? {}))
        assert.ok(attribute in (there.spec.attrs ?? {}), `${name}.${attribute}`);
    }
  }
});

test('a document of every block goes through the editor unchanged', () => {
  const text = (words: string, ...marks: string[]) => ({
    type: 'text',
    text: words,
    marks: marks.map((type) => ({ type })),
  });
  const paragraph = { type: 'paragraph', content: [text('א'), text('ב', 'superscript'), text('ג', 'bold', 'italic')] };
  const document = {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 4 }, content: [text('כותרת')] },
      paragraph,
      { type: 'blockquote', content: [paragraph] },
      { type: 'pullQuote', attrs: { attribution: 'מי' }, content: [text('ציטוט')] },
      { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [paragraph] }] },
      {
        type: 'gallery',
        content: [{ type: 'photo', attrs: { photoId: 'x', caption: 'כ', alt: null, decorative: true } }],
      },
      {
        type: 'factBox',
        attrs: { title: 'ת' },
        content: [paragraph, { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph] }] }],
      },
      { type: 'correction', attrs: { on: '2026-11-24' }, content: [paragraph] },
      { type: 'relatedArticle', attrs: { articleId: 'abcd2345' } },
      { type: 'embed', attrs: { url: 'https://example.org/' } },
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [{ type: 'tableHeader', attrs: { colspan: 2, rowspan: 1 }, content: [paragraph] }],
          },
        ],
      },
      { type: 'horizontalRule' },
    ],
  };
  const through = editor.nodeFromJSON(document);
  through.check();
  assert.deepEqual(schema.nodeFromJSON(through.toJSON()).toJSON(), schema.nodeFromJSON(document).toJSON());
});
