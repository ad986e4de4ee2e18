import type { DocumentJson } from '../../document/document.ts';
import { parseHtml } from '../../document/parse-html.ts';
import { isDocument, parseDocument } from '../../document/parse-json.ts';
import { parseMarkdown } from '../../document/parse-markdown.ts';
import type { Warning } from '../../document/warnings.ts';
import { LIMITS } from '../../features/articles/article.ts';
import { hasLoneSurrogate } from '../../language/clean-text.ts';
import { Invalid, TooLarge } from '../../platform/errors.ts';

/** Parses an article's body from whichever form it came in. @throws Invalid, TooLarge naming `body` */
export function readBody(
  body: unknown,
  format: 'html' | 'markdown' | 'document' | undefined,
): { document: DocumentJson; warnings: Warning[] } {
  const kind = format ?? (typeof body === 'string' ? 'html' : 'document');
  if (kind === 'document') {
    const parsed = parseDocument(typeof body === 'string' ? parseJson(body) : body);
    if (!parsed) throw wrong('not-a-document', 'The body is not a document: {"type": "doc", "content": […]}.');
    return checkSize(parsed);
  }
  if (typeof body !== 'string') throw wrong('not-text', `A body in ${kind} is a string.`);
  if (hasLoneSurrogate(body))
    throw wrong('lone-surrogate', 'The body contains half of a surrogate pair, which is not text.');
  if (body.length > LIMITS.bodyBytes) throw tooLong();
  return checkSize(kind === 'html' ? parseHtml(body) : parseMarkdown(body));
}

function checkSize<Parsed extends { document: DocumentJson }>(parsed: Parsed): Parsed {
  if (!isDocument(parsed.document)) throw new Error('The parsed body is no document of the schema.');
  if (Buffer.byteLength(JSON.stringify(parsed.document)) > LIMITS.bodyBytes) throw tooLong();
  return parsed;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong('malformed-json', 'The body is said to be a document, but it is not JSON.');
  }
}

function wrong(code: string, message: string): Invalid {
  return new Invalid('invalid-input', message, [{ path: 'body', code, message }]);
}

function tooLong(): TooLarge {
  const message = `The body is longer than ${LIMITS.bodyBytes / 1_000_000} MB.`;
  return new TooLarge('too-large', message, [{ path: 'body', code: 'too-long', message }]);
}
