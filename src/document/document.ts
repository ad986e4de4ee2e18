/**
 * An article's body as stored: a ProseMirror document in JSON. `schema.ts` says which nodes and marks there are;
 * this file holds only the types, so that whoever passes a body on need not load the schema.
 */
export type MarkJson = { type: string; attrs?: Record<string, unknown> };
export type NodeJson = {
  type: string;
  attrs?: Record<string, unknown>;
  content?: NodeJson[];
  marks?: MarkJson[];
  text?: string;
};
export type DocumentJson = NodeJson & { type: 'doc' };
