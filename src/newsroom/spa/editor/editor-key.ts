/**
 * An editor stays the same editor when its new article gets an address: were it made anew, what is being typed at that
 * moment would belong to neither.
 */
let drafts = 0;
const keyOfCreated = new Map<string, string>();

export function editorKey(id: string): string {
  return id === 'new' ? `new-${drafts}` : (keyOfCreated.get(id) ?? id);
}

/** The article that the editor of `/articles/new` has made. */
export function noteCreated(id: string): void {
  keyOfCreated.set(id, `new-${drafts}`);
  drafts++;
}
