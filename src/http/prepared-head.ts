import { type ServerResponse, STATUS_CODES } from 'node:http';

/**
 * The head of an answer as it goes over the line, made once when a page is packed: status line and fields, without
 * `Date`, `Connection` and `Keep-Alive` (RFC 9112, 2.1). `fields` are flat: name, value, name, value.
 */
export function prepareHead(status: number, fields: readonly string[]): string {
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Unknown'}\r\n`;
  for (let index = 0; index < fields.length; index += 2) {
    const name = fields[index] as string;
    const value = fields[index + 1] as string;
    if (!/^[!#$%&'*+\-.^_`|~0-9a-z]+$/i.test(name) || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
      throw new TypeError(`The header ${JSON.stringify(name)} cannot be sent: ${JSON.stringify(value)}.`);
    }
    head += `${name}: ${value}\r\n`;
  }
  return head;
}

/** Where Node keeps the head that it is going to send, and for how long the connection is kept. */
type Inside = { _header: string | null | undefined; _keepAliveTimeout: number };

/**
 * Gives Node a finished head instead of letting it check and join the same fields for each answer, which is a fifth
 * of what an answer from memory costs (docs/decisions/page-cache.md). A connection that is to be closed, or a Node
 * that keeps its head elsewhere, goes the usual way through `writeHead`.
 */
export function writePreparedHead(
  response: ServerResponse,
  status: number,
  prepared: { head: string; headers: string[] },
  clock: HeadClock,
): void {
  const inside = response as unknown as Inside;
  if (!response.shouldKeepAlive || inside._header !== null || !(inside._keepAliveTimeout > 0)) {
    response.writeHead(status, prepared.headers);
    return;
  }
  response.statusCode = status;
  inside._header = prepared.head + generalFields(clock, inside._keepAliveTimeout);
}

export type HeadClock = {
  /** Milliseconds from any beginning, never backwards: cheap, asked at each answer. */
  now: () => number;
  /** The time of day, asked about twice a second. */
  date: () => Date;
};

let made = { at: Number.NEGATIVE_INFINITY, keepAliveTimeout: 0, fields: '' };

/** `Date` and what holds the connection, the same for all answers of half a second. */
function generalFields(clock: HeadClock, keepAliveTimeout: number): string {
  const at = clock.now();
  if (at - made.at >= 500 || at < made.at || keepAliveTimeout !== made.keepAliveTimeout) {
    const seconds = Math.floor(keepAliveTimeout / 1000);
    const date = clock.date().toUTCString();
    const fields = `Date: ${date}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=${seconds}\r\n\r\n`;
    made = { at, keepAliveTimeout, fields };
  }
  return made.fields;
}
