/** A server's answer. `status` is the enhanced code, as in `5.1.1` (RFC 3463), when it gave one. */
export type SmtpReply = { code: number; status: string | null; text: string };

/** Reads answers out of a stream of bytes; an answer of several lines is one (RFC 5321, 4.2.1). */
export class ReplyParser {
  #rest = '';
  #lines: string[] = [];

  /** @throws Error for what is no SMTP */
  push(chunk: Buffer): SmtpReply[] {
    const replies: SmtpReply[] = [];
    const text = this.#rest + chunk.toString('utf8');
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      const line = text.slice(from, text[end - 1] === '\r' ? end - 1 : end);
      from = end + 1;
      if (!/^[2-5]\d\d(?:[ -]|$)/.test(line)) throw new Error(`The server answers no SMTP: ${line.slice(0, 100)}`);
      this.#lines.push(line);
      if (line[3] === '-') continue;
      replies.push(toReply(this.#lines));
      this.#lines = [];
    }
    this.#rest = text.slice(from);
    if (this.#rest.length > LONGEST_LINE) throw new Error('The server answers without an end.');
    return replies;
  }

  /** Whether a part of an answer is left over: before TLS begins there must be none. */
  get isEmpty(): boolean {
    return this.#rest === '' && this.#lines.length === 0;
  }
}

const LONGEST_LINE = 64 * 1024;

function toReply(lines: readonly string[]): SmtpReply {
  const code = Number(lines[0]?.slice(0, 3));
  const texts = lines.map((line) => line.slice(4));
  const [, status = null] = /^([245]\.\d{1,3}\.\d{1,3})(?: |$)/.exec(texts[0] ?? '') ?? [];
  return { code, status, text: texts.join('\n') };
}
