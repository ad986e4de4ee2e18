import { connect, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls, rootCertificates } from 'node:tls';
import { ReplyParser, type SmtpReply } from './smtp-reply.ts';
import type { SmtpServer } from './smtp-server.ts';

const CONNECT_MS = 15_000;
/** RFC 5321, 4.5.3.2: five minutes for a command, ten after the final dot. */
const SILENCE_MS = 600_000;

/** Refused before anything was sent: by the greeting, by EHLO, by STARTTLS or by AUTH. */
export class SmtpRefused extends Error {
  readonly reply: SmtpReply;

  constructor(what: string, reply: SmtpReply) {
    super(`${what}: ${reply.code} ${reply.text}`);
    this.name = 'SmtpRefused';
    this.reply = reply;
  }
}

/** STARTTLS was offered and came to nothing. */
export class TlsFailed extends Error {
  override name = 'TlsFailed';
}

type Waiting = { resolve: (reply: SmtpReply) => void; reject: (error: Error) => void };

/** A connection on which answers come in the order of the commands, so that many commands may go out before the first. */
export class SmtpConnection {
  #socket: Socket;
  #parser = new ReplyParser();
  #waiting: Waiting[] = [];
  #unread: SmtpReply[] = [];
  #ended: Error | null = null;
  /** What EHLO offered, in capitals: `PIPELINING`, `SMTPUTF8`, … */
  capabilities = new Set<string>();
  /** How many messages it took. */
  accepted = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.#listen(socket);
  }

  /** Connects, secures and signs in. @throws Error, SmtpRefused */
  static async open(server: SmtpServer): Promise<SmtpConnection> {
    const { host, port } = server;
    const at = { host: server.address ?? host, port };
    const socket = server.isSecure ? connectTls({ ...at, ...trustOf(server) }) : connect(at);
    const connection = new SmtpConnection(socket);
    // Above all a server that never greets must not hold a lane for ten minutes.
    const timer = setTimeout(() => connection.#lose(new Error(`${host}:${port} did not answer in time.`)), CONNECT_MS);
    try {
      await connection.#begin(server);
      return connection;
    } catch (error) {
      connection.destroy();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  get isOpen(): boolean {
    return this.#ended === null;
  }

  /** The next answer. @throws Error when the connection ends before */
  reply(): Promise<SmtpReply> {
    const ready = this.#unread.shift();
    if (ready) return Promise.resolve(ready);
    if (this.#ended) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  write(data: string | Buffer): void {
    if (!this.#ended) this.#socket.write(data);
  }

  /** Resolves when the system has taken all that was written. */
  async drained(): Promise<void> {
    if (this.#ended || this.#socket.writableLength === 0) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        this.#socket.off('drain', done);
        this.#socket.off('close', done);
        resolve();
      };
      // `drain` is only told after the buffer was full: an empty write behind the rest is told in any case.
      this.#socket.write('', done);
      this.#socket.once('close', done);
    });
  }

  async command(line: string): Promise<SmtpReply> {
    this.write(`${line}\r\n`);
    return this.reply();
  }

  /** Says good-bye and does not wait for the answer. */
  end(): void {
    if (this.#ended) return;
    this.#socket.end('QUIT\r\n');
    this.#lose(new Error('The connection was closed by us.'), { keepSocket: true });
  }

  destroy(): void {
    this.#lose(new Error('The connection was closed by us.'));
  }

  async #begin(server: SmtpServer): Promise<void> {
    must('greeting', await this.reply(), 220);
    await this.#hello(server);
    if (!server.isSecure && !server.staysPlain && this.capabilities.has('STARTTLS')) {
      must('STARTTLS', await this.command('STARTTLS'), 220);
      await this.#secure(server);
      await this.#hello(server);
    } else if (!server.isSecure && server.mustSecure) {
      throw new Error(`${server.host} offers no TLS, which requireTLS asks for.`);
    }
    if (server.user !== null) await this.#signIn(server.user, server.password);
  }

  async #hello(server: SmtpServer): Promise<void> {
    const reply = await this.command(`EHLO ${server.name}`);
    if (reply.code !== 250) must('HELO', await this.command(`HELO ${server.name}`), 250);
    const offered = reply.code === 250 ? reply.text.split('\n').slice(1) : [];
    this.capabilities = new Set(offered.map((line) => line.trim().toUpperCase()));
    for (const line of [...this.capabilities]) this.capabilities.add(line.split(' ')[0] ?? '');
  }

  async #secure(server: SmtpServer): Promise<void> {
    // What came in clear behind the answer was slipped in by somebody between (CVE-2011-0411).
    if (!this.#parser.isEmpty || this.#unread.length > 0) throw new Error('The server spoke before TLS had begun.');
    const plain = this.#socket;
    plain.removeAllListeners();
    plain.on('error', () => {});
    const secure = connectTls({ socket: plain, ...trustOf(server) });
    this.#socket = secure;
    this.#listen(secure);
    await new Promise<void>((resolve, reject) => {
      secure.once('secureConnect', resolve);
      secure.once('error', (error) => reject(new TlsFailed(error.message, { cause: error })));
      secure.once('close', () => reject(new TlsFailed('The connection ended while TLS began.')));
    });
  }

  async #signIn(user: string, password: string): Promise<void> {
    const [methods = ''] = [...this.capabilities].filter((line) => line.startsWith('AUTH'));
    const offered = [...this.capabilities].find((line) => line.startsWith('AUTH ')) ?? methods;
    if (/\bPLAIN\b/.test(offered) || !/\bLOGIN\b/.test(offered)) {
      const secret = Buffer.from(`\0${user}\0${password}`).toString('base64');
      must('AUTH', await this.command(`AUTH PLAIN ${secret}`), 235);
      return;
    }
    must('AUTH', await this.command('AUTH LOGIN'), 334);
    must('AUTH', await this.command(Buffer.from(user).toString('base64')), 334);
    must('AUTH', await this.command(Buffer.from(password).toString('base64')), 235);
  }

  #listen(socket: Socket): void {
    socket.setNoDelay(true);
    socket.setTimeout(SILENCE_MS, () => this.#lose(new Error('The server was silent for ten minutes.')));
    socket.on('data', (chunk: Buffer) => this.#hear(chunk));
    socket.on('error', (error) => this.#lose(error));
    socket.on('close', () => this.#lose(new Error('The server closed the connection.')));
  }

  #hear(chunk: Buffer): void {
    try {
      for (const reply of this.#parser.push(chunk)) {
        const waiting = this.#waiting.shift();
        if (waiting) waiting.resolve(reply);
        else this.#unread.push(reply);
      }
    } catch (error) {
      this.#lose(error as Error);
    }
  }

  #lose(error: Error, { keepSocket = false } = {}): void {
    if (this.#ended) return;
    this.#ended = error;
    if (!keepSocket) this.#socket.destroy();
    for (const waiting of this.#waiting.splice(0)) waiting.reject(error);
  }
}

function must(what: string, reply: SmtpReply, code: number): void {
  if (reply.code !== code) throw new SmtpRefused(what, reply);
}

/** A bare address has no name to ask the certificate for. */
function trustOf({ host, verifies, trust }: SmtpServer): ConnectionOptions {
  return {
    rejectUnauthorized: verifies,
    ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
    ...(trust ? { ca: [...rootCertificates, ...trust] } : {}),
  };
}
