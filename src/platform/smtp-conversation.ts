import type { Fate, Letter, LetterSource } from './bulk-mail.ts';
import type { SmtpConnection } from './smtp-connection.ts';
import type { SmtpReply } from './smtp-reply.ts';

/**
 * One connection's conversation. The commands of a message go out together, and right behind the final dot of the one
 * before (RFC 2920), so that a message costs one round trip.
 */
export async function converse<Taken extends Letter>(
  connection: SmtpConnection,
  source: LetterSource<Taken>,
  first: Taken,
): Promise<void> {
  const talk = new Talk(connection, source);
  let letter: Taken | null | undefined = first;
  talk.openWith(letter);
  while (letter) {
    // Composed while its envelope is on the way.
    const composing = letter.compose();
    composing.catch(() => {});
    if (!(await talk.settlePrevious(letter))) return;
    const isOpen = await talk.envelope(letter);
    if (isOpen === 'lost') return;
    if (isOpen === 'refused') {
      letter = source.take() ?? (await source.wait());
      if (letter) talk.openWith(letter);
      continue;
    }
    let message: Buffer;
    try {
      message = await composing;
    } catch (error) {
      talk.giveUp(letter, (error as Error).message);
      throw error;
    }
    connection.write(message);
    await connection.drained();
    if (!connection.isOpen || !source.mayFinish(letter)) {
      talk.giveUp(letter, 'the worker may not send any more, or the connection was lost');
      return;
    }
    talk.previous = letter;
    const next: Taken | undefined = source.take();
    talk.finishWith(next);
    letter = next;
    if (letter) continue;
    if (!(await talk.settlePrevious(null))) return;
    letter = await source.wait();
    if (letter) talk.openWith(letter);
  }
}

/** What of a conversation is under way: at most one message behind its final dot, and one before it. */
class Talk<Taken extends Letter> {
  #connection: SmtpConnection;
  #source: LetterSource<Taken>;
  /** Its final dot is written and its answer awaited. */
  previous: Taken | null = null;
  #mustReset = false;
  #pipelines: boolean;

  constructor(connection: SmtpConnection, source: LetterSource<Taken>) {
    this.#connection = connection;
    this.#source = source;
    this.#pipelines = connection.capabilities.has('PIPELINING');
  }

  /** Writes the envelope's commands; without PIPELINING the first alone. */
  openWith(letter: Taken): void {
    if (this.#pipelines) this.#connection.write(this.#commands(letter));
  }

  /** Writes the final dot, and behind it the next envelope. */
  finishWith(next: Taken | undefined): void {
    this.#connection.write(next && this.#pipelines ? `.\r\n${this.#commands(next)}` : '.\r\n');
  }

  /** Hears what became of the one before. @returns false when the conversation is over; `letter` is told too then */
  async settlePrevious(letter: Taken | null): Promise<boolean> {
    const previous = this.previous;
    if (!previous) return true;
    this.previous = null;
    try {
      const reply = await this.#connection.reply();
      this.#source.tell(previous, fateOf(reply));
      if (reply.code < 300) this.#connection.accepted++;
      if (reply.code !== 421) return true;
    } catch (error) {
      this.#source.tell(previous, { kind: 'uncertain', reason: (error as Error).message });
    }
    if (letter) this.giveUp(letter, 'the connection ended before it was begun');
    this.#connection.destroy();
    return false;
  }

  async envelope(letter: Taken): Promise<'open' | 'refused' | 'lost'> {
    try {
      const reset = this.#mustReset ? await this.#answer('RSET') : null;
      this.#mustReset = false;
      if (reset && reset.code !== 250) return this.#refused(letter, reset);
      const mail = await this.#answer(`MAIL FROM:<${letter.from}>${this.#utf8(letter)}`);
      if (mail.code === 421 || (!this.#pipelines && mail.code !== 250)) return this.#refused(letter, mail);
      const rcpt = await this.#answer(`RCPT TO:<${letter.to}>`);
      if (rcpt.code === 421 || (!this.#pipelines && !isTaken(rcpt))) {
        this.#mustReset = true;
        return this.#refused(letter, rcpt);
      }
      const data = await this.#answer('DATA');
      this.#mustReset = data.code !== 354 && mail.code === 250;
      const refusal = [mail, rcpt, data].find((reply) => !isTaken(reply) && reply.code !== 354);
      if (!refusal) return 'open';
      // A server that goes on to 354 without a recipient waits for the end of an empty message.
      if (data.code === 354) await this.#answer('.', { always: true });
      return this.#refused(letter, refusal);
    } catch (error) {
      this.giveUp(letter, (error as Error).message);
      return 'lost';
    }
  }

  giveUp(letter: Taken, reason: string): void {
    this.#source.tell(letter, { kind: 'untouched', reason });
    this.#connection.destroy();
  }

  #refused(letter: Taken, reply: SmtpReply): 'refused' | 'lost' {
    // After some messages many relays end a connection: that says nothing about this one.
    const isWorn = reply.code === 421 && this.#connection.accepted > 0;
    this.#source.tell(letter, isWorn ? { kind: 'untouched', reason: reply.text } : { kind: 'refused', reply });
    if (reply.code !== 421) return 'refused';
    this.#connection.destroy();
    return 'lost';
  }

  /** With PIPELINING the command is on its way already. */
  async #answer(command: string, { always = false } = {}): Promise<SmtpReply> {
    return always || !this.#pipelines ? this.#connection.command(command) : this.#connection.reply();
  }

  #commands(letter: Taken): string {
    const reset = this.#mustReset ? 'RSET\r\n' : '';
    return `${reset}MAIL FROM:<${letter.from}>${this.#utf8(letter)}\r\nRCPT TO:<${letter.to}>\r\nDATA\r\n`;
  }

  #utf8(letter: Taken): string {
    const needs = /[^\u0000-\u007f]/.test(letter.to + letter.from);
    return needs && this.#connection.capabilities.has('SMTPUTF8') ? ' SMTPUTF8' : '';
  }
}

function isTaken(reply: SmtpReply): boolean {
  return reply.code >= 200 && reply.code < 300;
}

function fateOf(reply: SmtpReply): Fate {
  return isTaken(reply) ? { kind: 'accepted', reply } : { kind: 'refused', reply };
}
