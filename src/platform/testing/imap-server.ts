import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

export type ImapStored = { uid: number; raw: string; flags: Set<string> };

export type ImapServer = {
  url: string;
  messages: ImapStored[];
  /** Puts a message into the inbox. @returns its uid */
  deliver: (raw: string) => number;
  /** Numbers everything anew, as after a restored backup. */
  renumber: () => void;
  /** Ends each connection before it answers that command; null: none. */
  breakAt: (command: string | null) => void;
  close: () => Promise<void>;
};

const USER = 'bounces@paper.example';
const PASSWORD = 'p:ss/word';

/** A mail server with one inbox, of as much IMAP4rev1 (RFC 3501) as a reader of it asks for. */
export async function startImapServer(): Promise<ImapServer> {
  const messages: ImapStored[] = [];
  const state = { uidValidity: 7, nextUid: 1, breaks: null as string | null };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    converse(socket, messages, state);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `imap://${encodeURIComponent(USER)}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/INBOX`,
    messages,
    deliver: (raw) => {
      messages.push({ uid: state.nextUid, raw, flags: new Set() });
      return state.nextUid++;
    },
    renumber: () => {
      state.uidValidity++;
      state.nextUid = 1;
      for (const message of messages) message.uid = state.nextUid++;
    },
    breakAt: (command) => {
      state.breaks = command;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

type State = { uidValidity: number; nextUid: number; breaks: string | null };

function converse(socket: Socket, messages: ImapStored[], state: State): void {
  let rest = '';
  let isIn = false;
  const say = (line: string) => void socket.write(`${line}\r\n`);
  say('* OK [CAPABILITY IMAP4rev1] ready');
  socket.on('data', (chunk) => {
    rest += chunk.toString('latin1');
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      const [, tag = '', command = '', given = ''] = /^(\S+) ((?:UID )?\S+) ?(.*)$/i.exec(line) ?? [];
      if (state.breaks === command.toUpperCase()) socket.destroy();
      else answer(tag, command.toUpperCase(), given);
    }
  });

  function answer(tag: string, command: string, given: string): void {
    const ok = (text = 'done') => say(`${tag} OK ${text}`);
    if (command === 'CAPABILITY') say('* CAPABILITY IMAP4rev1');
    if (['CAPABILITY', 'NOOP', 'CLOSE'].includes(command)) return ok();
    if (command === 'LOGOUT') {
      say('* BYE');
      ok();
      socket.end();
      return;
    }
    if (command === 'LOGIN') {
      isIn = given === `"${USER}" "${PASSWORD}"`;
      if (isIn) ok();
      else say(`${tag} NO [AUTHENTICATIONFAILED] no`);
      return;
    }
    if (!isIn) return say(`${tag} BAD sign in first`);
    if (command === 'LIST' || command === 'LSUB') {
      say(`* ${command} (\\HasNoChildren) "/" "INBOX"`);
      return ok();
    }
    if (command === 'SELECT' || command === 'EXAMINE') {
      say('* FLAGS (\\Seen \\Deleted)');
      say(`* ${messages.length} EXISTS`);
      say('* OK [PERMANENTFLAGS (\\Seen \\Deleted \\*)] yes');
      say(`* OK [UIDVALIDITY ${state.uidValidity}] yes`);
      say(`* OK [UIDNEXT ${state.nextUid}] yes`);
      return ok('[READ-WRITE] done');
    }
    if (command === 'UID SEARCH') {
      const found = chosen(given.replace(/^UID /i, '')).map((one) => one.uid);
      say(`* SEARCH ${found.join(' ')}`.trimEnd());
      return ok();
    }
    if (command === 'UID FETCH') {
      for (const one of chosen(given.split(' ')[0] ?? '')) fetched(one, given);
      return ok();
    }
    if (command === 'UID STORE') {
      const flags = /\(([^)]*)\)/.exec(given)?.[1]?.split(' ') ?? [];
      for (const one of chosen(given.split(' ')[0] ?? '')) for (const flag of flags) one.flags.add(flag);
      return ok();
    }
    say(`${tag} BAD ${command} is not known here`);
  }

  function fetched(message: ImapStored, given: string): void {
    const [, most] = /BODY\.PEEK\[\]<0\.(\d+)>/.exec(given) ?? [];
    const body = Buffer.from(message.raw).subarray(0, most ? Number(most) : undefined);
    const name = most ? 'BODY[]<0>' : 'BODY[]';
    socket.write(`* ${messages.indexOf(message) + 1} FETCH (UID ${message.uid} ${name} {${body.length}}\r\n`);
    socket.write(body);
    say(')');
  }

  /** `4:*` names the last message in any case. */
  function chosen(set: string): ImapStored[] {
    const last = messages.at(-1)?.uid ?? 0;
    const ranges = set.split(',').map((part) => {
      const [from = 0, to = from] = part.split(':').map((one) => (one === '*' ? last : Number(one)));
      return [Math.min(from, to), Math.max(from, to)] as const;
    });
    return messages.filter(({ uid }) => ranges.some(([from, to]) => uid >= from && uid <= to));
  }
}
