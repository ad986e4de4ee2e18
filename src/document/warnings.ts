/** What was dropped or changed on the way into a document. */
export type Warning = {
  code:
    | 'dropped-element'
    | 'dropped-link'
    | 'dropped-image'
    | 'dropped-node'
    | 'dropped-mark'
    | 'cleaned-text'
    | 'too-deep';
  /** The tag, node or address it was about. */
  what: string;
  count: number;
  message: string;
};

const MESSAGES: Readonly<Record<Warning['code'], (what: string) => string>> = {
  'dropped-element': (what) => `<${what}> is not part of an article and was dropped.`,
  'dropped-link': (what) => `A link to "${what}" is not allowed; its text was kept.`,
  'dropped-image': (what) => `The image "${what}" is not in the photo library and was dropped. Upload it first.`,
  'dropped-node': (what) => `"${what}" is not part of an article and was dropped.`,
  'dropped-mark': (what) => `The formatting "${what}" is not known and was dropped; its text was kept.`,
  'cleaned-text': () => 'Control and direction-override characters were removed.',
  'too-deep': () => 'What was nested too deeply was flattened.',
};

/** Collects warnings, the same ones counted. */
export class Warnings {
  readonly #found = new Map<string, Warning>();

  add(code: Warning['code'], what: string): void {
    const short = what.length > 80 ? `${what.slice(0, 79)}…` : what;
    const key = `${code} ${short}`;
    const known = this.#found.get(key);
    if (known) known.count++;
    else if (this.#found.size < 100)
      this.#found.set(key, { code, what: short, count: 1, message: MESSAGES[code](short) });
  }

  list(): Warning[] {
    return [...this.#found.values()];
  }
}
