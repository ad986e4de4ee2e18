import { problemWords } from '../../../language/strings/newsroom/problem-words.ts';
import { wordsIn } from '../../../language/strings/newsroom/words.ts';
import { type ApiFault, ApiProblem } from './call-api.ts';

/** What went wrong, in the desk's language: the refusal, then each fault with its field. */
export function problemText(error: unknown, language: string): string {
  const words = wordsIn(problemWords, language);
  if (!(error instanceof ApiProblem)) return words.codes.unknown ?? '';
  const faults = error.errors.map((fault) => faultText(fault, language));
  const sentence = words.codes[error.code] ?? (error.status >= 500 ? words.codes.unknown : error.message);
  return [sentence, ...faults].join('\n');
}

/** One fault with its field; a photo of the body is named by its place, a field of many by its own name. */
export function faultText({ path, code, message }: ApiFault, language: string): string {
  const words = wordsIn(problemWords, language);
  const [, bodyPhoto] = /^body\/photos\/(\d+)/.exec(path) ?? [];
  const [first = '', second = ''] = path.split('/');
  const name = /^\d+$/.test(first) ? second : first;
  const field = bodyPhoto ? words.bodyPhoto(bodyPhoto) : (words.fields[name] ?? path);
  return `${field} ${words.faults[code] ?? message}`;
}
