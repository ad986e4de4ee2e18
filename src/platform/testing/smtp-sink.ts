import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

export type SinkMessage = { from: string; to: string; data: Buffer };
export type SinkOptions = {
  /** One of this machine's own addresses, 127.0.0.1 without. */
  host?: string;
  port?: number;
  /** Each answer comes so late, as over a long line; commands that came together are answered together. */
  latencyMs?: number;
  /** The answer to the final dot comes so late: the message is in the sink's hands by then. */
  lateMs?: number;
  /** What a command is answered with instead; `drop` closes the connection without an answer. */
  answer?: (what: {
    command: 'MAIL' | 'RCPT' | 'DATA' | 'DOT';
    to: string;
    from: string;
  }) => string | 'drop' | undefined;
  /** What EHLO offers. */
  offers?: readonly string[];
  keepData?: boolean;
};

export type SmtpSink = {
  port: number;
  url: string;
  messages: SinkMessage[];
  /** How many messages each address was given. */
  counts: Map<string, number>;
  connections: () => number;
  /** The most that were open at once. */
  mostConnections: () => number;
  close: () => Promise<void>;
};

/** A mail server that takes everything and keeps it, as slow and as rude as a test needs it. */
export async function startSmtpSink(options: SinkOptions = {}): Promise<SmtpSink> {
  const messages: SinkMessage[] = [];
  const counts = new Map<string, number>();
  const sockets = new Set<Socket>();
  let [connections, most] = [0, 0];
  const server = createServer((socket) => {
    connections++;
    sockets.add(socket);
    most = Math.max(most, sockets.size);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.setNoDelay(true);
    converse(socket, options, (message) => {
      counts.set(message.to, (counts.get(message.to) ?? 0) + 1);
      messages.push(options.keepData === false ? { ...message, data: Buffer.alloc(0) } : message);
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    messages,
    counts,
    connections: () => connections,
    mostConnections: () => most,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

const END = Buffer.from('\r\n.\r\n');

function converse(socket: Socket, options: SinkOptions, keep: (message: SinkMessage) => void): void {
  const { latencyMs = 0, lateMs = 0, answer = () => undefined } = options;
  const offers = options.offers ?? ['PIPELINING', '8BITMIME', 'SMTPUTF8', 'ENHANCEDSTATUSCODES'];
  let rest: Buffer = Buffer.alloc(0);
  let parts: Buffer[] | null = null;
  let [from, to] = ['', ''];

  // However late one is, the next comes behind it: by their order alone the other side knows what they answer.
  const answers: { line: string; at: number }[] = [];
  const speak = () => {
    while (answers[0] && answers[0].at <= performance.now()) {
      const { line } = answers.shift() ?? { line: '' };
      if (!socket.destroyed) socket.write(`${line}\r\n`);
    }
    if (answers[0]) setTimeout(speak, Math.max(1, answers[0].at - performance.now()));
  };
  const say = (line: string, ms = latencyMs) => {
    if (ms === 0 && answers.length === 0) {
      socket.write(`${line}\r\n`);
      return;
    }
    answers.push({ line, at: performance.now() + ms });
    if (answers.length === 1) setTimeout(speak, ms);
  };
  const reply = (command: 'MAIL' | 'RCPT' | 'DATA' | 'DOT', usual: string): boolean => {
    const said = answer({ command, to, from });
    if (said === 'drop') socket.destroy();
    else say(said ?? usual, command === 'DOT' ? latencyMs + lateMs : latencyMs);
    return said === undefined;
  };

  say('220 sink');
  socket.on('data', (chunk: Buffer) => {
    if (parts) {
      takeData(chunk);
      return;
    }
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    takeCommands();
  });

  function takeCommands(): void {
    for (let end = rest.indexOf('\r\n'); end >= 0 && !parts; end = rest.indexOf('\r\n')) {
      const line = rest.subarray(0, end).toString();
      rest = rest.subarray(end + 2);
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO') say(['250-sink', ...offers.map((one) => `250-${one}`), '250 SIZE'].join('\r\n'));
      else if (verb === 'HELO' || verb === 'RSET' || verb === 'NOOP') {
        [from, to] = ['', ''];
        say('250 2.0.0 ok');
      } else if (verb === 'MAIL') {
        const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
        if (reply('MAIL', '250 2.1.0 ok')) from = address;
      } else if (verb === 'RCPT') {
        to = /<([^>]*)>/.exec(line)?.[1] ?? '';
        if (!from) say('503 5.5.1 MAIL first');
        if (!from || !reply('RCPT', '250 2.1.5 ok')) to = '';
      } else if (verb === 'DATA') {
        if (!to) say('554 5.5.1 no recipient');
        else if (reply('DATA', '354 go on')) parts = [];
      } else if (verb === 'QUIT') {
        say('221 bye');
        setTimeout(() => socket.end(), latencyMs);
      } else say('502 5.5.2 what?');
    }
    if (parts && rest.length > 0) {
      const chunk = rest;
      rest = Buffer.alloc(0);
      takeData(chunk);
    }
  }

  function takeData(chunk: Buffer): void {
    if (!parts) return;
    const before = parts.at(-1);
    // The end may be cut between two chunks: only the last bytes of what is there are looked at again.
    if (before) parts[parts.length - 1] = before.subarray(0, Math.max(0, before.length - 4));
    const joined = before ? Buffer.concat([before.subarray(Math.max(0, before.length - 4)), chunk]) : chunk;
    const end = joined.indexOf(END);
    if (end < 0) {
      parts.push(joined);
      return;
    }
    const data = Buffer.concat([...parts, joined.subarray(0, end + 2)]);
    parts = null;
    const said = answer({ command: 'DOT', to, from });
    if (said === undefined || said === 'drop') keep({ from, to, data });
    if (said === 'drop') {
      socket.destroy();
      return;
    }
    say(said ?? '250 2.0.0 kept', latencyMs + lateMs);
    [from, to] = ['', ''];
    rest = joined.subarray(end + END.length);
    takeCommands();
  }
}
