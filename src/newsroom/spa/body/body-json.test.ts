import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getSchema } from '@tiptap/core';
import { bodyExtensions } from './body-extensions.ts';
import { bodyJson } from './body-json.ts';

const document = getSchema(bodyExtensions).nodeFromJSON({
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'פרק' }] },
    { type: 'paragraph', content: [{ type: 'text', text: 'מודגש', marks: [{ type: 'bold' }] }] },
    { type: 'paragraph' },
  ],
});

test('the body is written out as ProseMirror itself does it', () => {
  assert.deepEqual(bodyJson(document), document.toJSON());
});

test('a block that has not changed is the same object when the body is written out again', () => {
  const [first, second] = contentOf(document);
  const changed = contentOf(document.replace(1, 2, document.slice(0, 0)));
  assert.notEqual(changed[0], first);
  assert.equal(changed[1], second);
});

function contentOf(body: typeof document): readonly object[] {
  return (bodyJson(body) as unknown as { content: object[] }).content;
}
