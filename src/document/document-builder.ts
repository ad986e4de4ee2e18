import type { DocumentJson, MarkJson, NodeJson } from './document.ts';

const TEXTBLOCKS = new Set(['paragraph', 'heading', 'pullQuote']);
/** What holds blocks of one kind alone. */
const ONLY: Readonly<Record<string, string>> = { gallery: 'photo', correction: 'paragraph' };
const MARK_ORDER = ['link', 'bold', 'italic', 'strike', 'superscript', 'subscript', 'code'];

/**
 * Builds a document that the schema accepts, whatever order things come in: text outside a paragraph gets one, a list
 * item outside a list gets a list, what is left empty falls away.
 */
export class DocumentBuilder {
  readonly #open: NodeJson[] = [{ type: 'doc', content: [] }];

  /** Adds inline text. White space folds as HTML's does. */
  text(raw: string, marks: readonly MarkJson[]): void {
    const folded = raw.replace(/[ \t\n\r\f]+/g, ' ');
    if (folded === '') return;
    if (!this.#inTextblock()) {
      if (folded === ' ') return;
      this.#push({ type: 'paragraph', content: [] });
    }
    const content = this.#top().content ?? [];
    const last = content.at(-1);
    const endsInSpace = last === undefined || last.type === 'hardBreak' || last.text?.endsWith(' ');
    const text = endsInSpace ? folded.replace(/^ /, '') : folded;
    if (text === '') return;
    const ordered = inOrder(marks);
    if (last?.type === 'text' && sameMarks(last.marks, ordered)) last.text += text;
    else content.push(ordered.length > 0 ? { type: 'text', text, marks: ordered } : { type: 'text', text });
  }

  hardBreak(_marks: readonly MarkJson[]): void {
    if (this.#inTextblock()) this.#top().content?.push({ type: 'hardBreak' });
  }

  /** Ends the paragraph under way, so that what comes next begins a new one. */
  breakParagraph(): void {
    if (this.#inTextblock() && this.#top().type === 'paragraph') this.#close();
  }

  /** Adds a block without content of its own. */
  block(node: NodeJson): void {
    this.#closeTextblock();
    this.#makeRoomForBlock(node.type);
    this.#top().content?.push(node);
  }

  /** Adds a block and whatever `fill` puts into it. */
  within(node: NodeJson, fill: () => void): void {
    if (node.type === 'paragraph' && this.#top().type === 'pullQuote') {
      if (this.#top().content?.length) this.hardBreak([]);
      fill();
      return;
    }
    this.#closeTextblock();
    this.#makeRoomFor(node.type);
    const opened = { ...node, content: [] };
    this.#push(opened);
    fill();
    while (this.#open.includes(opened)) this.#close();
  }

  finish(): DocumentJson {
    while (this.#open.length > 1) this.#close();
    const content = this.#top().content ?? [];
    return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
  }

  #top(): NodeJson {
    return this.#open.at(-1) as NodeJson;
  }

  #inTextblock(): boolean {
    return TEXTBLOCKS.has(this.#top().type);
  }

  #push(node: NodeJson): void {
    if (TEXTBLOCKS.has(node.type)) this.#makeRoomForBlock(node.type);
    this.#open.push(node);
  }

  #makeRoomFor(type: string): void {
    const top = this.#top().type;
    if (type === 'listItem') {
      if (top !== 'bulletList' && top !== 'orderedList') this.#wrap('bulletList');
    } else if (type === 'tableRow') {
      if (top !== 'table') this.#wrap('table');
    } else if (type === 'tableCell' || type === 'tableHeader') {
      if (top === 'table') this.#push({ type: 'tableRow', content: [] });
      else if (top !== 'tableRow') {
        this.#wrap('table');
        this.#push({ type: 'tableRow', content: [] });
      }
    } else this.#makeRoomForBlock(type);
  }

  #wrap(type: string): void {
    this.#makeRoomForBlock(type);
    this.#open.push({ type, content: [] });
  }

  /** Opens what must stand between the current place and a block, and ends what cannot hold it. */
  #makeRoomForBlock(type: string): void {
    for (let only = ONLY[this.#top().type]; only && only !== type; only = ONLY[this.#top().type]) this.#close();
    const top = this.#top().type;
    if (top === 'bulletList' || top === 'orderedList') this.#open.push({ type: 'listItem', content: [] });
    else if (top === 'table') this.#open.push({ type: 'tableRow', content: [] }, { type: 'tableCell', content: [] });
    else if (top === 'tableRow') this.#open.push({ type: 'tableCell', content: [] });
  }

  #closeTextblock(): void {
    if (this.#inTextblock()) this.#close();
  }

  #close(): void {
    const node = this.#open.pop() as NodeJson;
    const finished = finishNode(node);
    if (finished) this.#top().content?.push(finished);
  }
}

/** The node as the schema wants it, or null when nothing is left of it. */
function finishNode(node: NodeJson): NodeJson | null {
  const content = node.content ?? [];
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'pullQuote':
      trimInline(content);
      return content.length > 0 ? node : null;
    case 'tableCell':
    case 'tableHeader':
      return { ...node, content: content.length > 0 ? content : [{ type: 'paragraph' }] };
    case 'listItem':
      if (content.length === 0) return null;
      return content[0]?.type === 'paragraph' ? node : { ...node, content: [{ type: 'paragraph' }, ...content] };
    default:
      return content.length > 0 ? node : null;
  }
}

function trimInline(content: NodeJson[]): void {
  for (let last = content.at(-1); last; last = content.at(-1)) {
    if (last.type === 'hardBreak') content.pop();
    else if (last.type === 'text') {
      last.text = (last.text ?? '').replace(/ $/, '');
      if (last.text) return;
      content.pop();
    } else return;
  }
}

function inOrder(marks: readonly MarkJson[]): MarkJson[] {
  return [...marks].sort((a, b) => MARK_ORDER.indexOf(a.type) - MARK_ORDER.indexOf(b.type));
}

function sameMarks(a: readonly MarkJson[] = [], b: readonly MarkJson[]): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b);
}
