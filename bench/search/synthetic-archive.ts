import type { IndexedDocument } from '../../src/features/search/index/indexed-document.ts';

/**
 * Articles of 400 words, the same at every run: lemmas as common as words are (Zipf), in subjects, each with particles
 * and endings before and behind it as Hebrew writes them.
 */
const LEMMAS = 12_000;
const SUBJECTS = 400;
const WORDS = 400;
const LETTERS = 'אבגדהוזחטיכלמנסעפצקרשת';
const BEFORE = ['', '', '', '', '', '', 'ה', 'ה', 'ב', 'ל', 'מ', 'ו'];
const BEHIND = ['', 'ים', 'ות', 'ת', 'ה', 'י', 'ית', 'ו', 'נו'];
const DAY = 86_400_000;

export class SyntheticArchive {
  readonly #lemmas: string[] = [];
  readonly #now: number;
  readonly #count: number;
  #state = 7;

  constructor(count: number, now: number) {
    this.#count = count;
    this.#now = now;
    const known = new Set<string>();
    while (known.size < LEMMAS) {
      const length = 3 + Math.floor(this.random() * 3);
      known.add(Array.from({ length }, () => LETTERS[Math.floor(this.random() * LETTERS.length)]).join(''));
    }
    this.#lemmas.push(...known);
  }

  /** From 0 to 1. */
  random(): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#state / 2 ** 32;
  }

  /** A word that is neither among the commonest nor one that nobody uses. */
  lemma(): string {
    return this.#lemmas[100 + Math.floor(this.random() * 3000)] ?? '';
  }

  article(number: number): IndexedDocument {
    const subject = number % SUBJECTS;
    const section = { id: `s${subject % 8}`, slug: `s${subject % 8}`, name: `מדור ${subject % 8}` };
    const author = { id: `a${number % 200}`, slug: `a${number % 200}`, name: `כתבת ${number % 200}` };
    return {
      ...{ id: `x${number}`, stamp: '1', language: 'he', section, authors: [author], topics: [] },
      publishedAt: this.#now - ((this.#count - number) / this.#count) * 15 * 365 * DAY,
      fields: {
        ...{ headline: this.#text(8, subject), deck: this.#text(18, subject), kicker: '', captions: '' },
        ...{ names: `${section.name}\n${author.name}`, body: this.#text(WORDS - 26, subject) },
      },
    };
  }

  #text(words: number, subject: number): string {
    return Array.from({ length: words }, () => this.#word(subject)).join(' ');
  }

  #word(subject: number): string {
    // A third of the words are the subject's own; the others as common as their place in the list.
    const rank =
      this.random() < 0.33
        ? 200 + ((subject * 29 + Math.floor(this.random() ** 2 * 60)) % (LEMMAS - 200))
        : Math.floor(LEMMAS ** this.random()) - 1;
    const before = BEFORE[Math.floor(this.random() * BEFORE.length)] ?? '';
    // Each lemma has three forms; half of the time it is the first.
    const ending = this.random() < 0.5 ? 0 : 1 + ((rank + (this.random() < 0.5 ? 0 : 3)) % (BEHIND.length - 1));
    return `${before}${this.#lemmas[rank] ?? ''}${BEHIND[ending] ?? ''}`;
  }
}
