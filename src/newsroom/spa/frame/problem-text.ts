import { problemWords } from '../../../language/strings/newsroom/problem-words.ts';
import { wordsIn } from '../../../language/strings/newsroom/words.ts';
import { ApiProblem } from './call-api.ts';

/** What went wrong, in the desk's language: the refusal, then each fault with its field. */
export function problemText(error: unknown, language: string): string {
  const words = wordsIn(problemWords, language);
  if (!(error instanceof ApiProblem)) return words.codes.unknown ?? '';
  const faults = error.errors.map(({ path, code, message }) => {
    const field = words.fields[path.split('/')[0] ?? ''] ?? path;
    return `${field} ${words.faults[code] ?? message}`;
  });
  const sentence = words.codes[error.code] ?? (error.status >= 500 ? words.codes.unknown : error.message);
  return [sentence, ...faults].join('\n');
}
