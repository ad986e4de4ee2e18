/** What a person may type into a one-line field, made safe to show anywhere. */

/** Controls but tab and line feed, NUL, the replacement of broken input, noncharacters. */
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]/g;
/** Embeddings and overrides turn what follows around, past the end of the piece: never kept. */
const OVERRIDES = /[\u202A-\u202E]/g;
/**
 * No letter of any language bears thirty marks (the Stream-Safe Text Format, Unicode Standard Annex 15, section 13),
 * and putting a million of them in order takes hours.
 */
const PILED_MARKS = /(\p{M}{30})\p{M}+/gu;
const ISOLATES = /[\u2066-\u2069]/g;

/** Whether half of a surrogate pair stands alone: that is no text (Unicode 3.8, D71 to D74) and no database takes it. */
export function hasLoneSurrogate(text: string): boolean {
  return !text.isWellFormed();
}

/** One line: NFC, no controls, no overrides, isolates only in pairs, runs of white space to one space, trimmed. */
export function cleanLine(text: string): string {
  return cleanBlock(text).replace(/\s+/g, ' ').trim();
}

/** The same, keeping line breaks and inner spaces. */
export function cleanBlock(text: string): string {
  const plain = composed(text.toWellFormed()).replace(/\r\n?/g, '\n').replace(CONTROLS, '').replace(OVERRIDES, '');
  return hasPairedIsolates(plain) ? plain : plain.replace(ISOLATES, '');
}

/** NFC, in a time that grows with the text and not with its square. */
export function composed(text: string): string {
  return text.replace(PILED_MARKS, '$1').normalize('NFC');
}

function hasPairedIsolates(text: string): boolean {
  let open = 0;
  for (const [mark] of text.matchAll(ISOLATES)) {
    open += mark === '\u2069' ? -1 : 1;
    if (open < 0) return false;
  }
  return open === 0;
}
