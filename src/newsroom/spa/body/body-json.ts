import type { Node as DocumentNode } from '@tiptap/pm/model';

export type BodyJson = { type: string };

const written = new WeakMap<DocumentNode, unknown>();

/** The document as it is kept and sent. A block that has not changed is written out once, and is the same object then. */
export function bodyJson(document: DocumentNode): BodyJson {
  const content = document.children.map((block) => {
    const known = written.get(block) ?? block.toJSON();
    written.set(block, known);
    return known;
  });
  return { ...(document.copy().toJSON() as BodyJson), ...(content.length > 0 && { content }) };
}
