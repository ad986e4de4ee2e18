/** A mailbox, as `BOUNCE_IMAP_URL` names it. */
export type ImapMailbox = {
  host: string;
  port: number;
  /** TLS from the first byte; otherwise STARTTLS, where it is offered. */
  isSecure: boolean;
  user: string;
  password: string;
  folder: string;
  /** Whether its certificate must be good. */
  verifies: boolean;
};

export type ImapMessage = { uid: number; raw: Buffer };

/** An open mailbox. The uids of one `uidValidity` only grow; of another they mean other messages (RFC 3501, 2.3.1.1). */
export type OpenMailbox = {
  uidValidity: string;
  /** The uids above that one, lowest first. */
  uidsAfter: (uid: number) => Promise<number[]>;
  /** Those of them that are still there; of a message that is longer only its beginning. */
  read: (uids: readonly number[], mostBytes: number) => Promise<ImapMessage[]>;
  /** Marks them for people who look into the mailbox: read, and with the keyword where the server keeps such. */
  markHandled: (uids: readonly number[]) => Promise<void>;
};

const HANDLED = '$GilyonHandled';
const PATIENCE_MS = 30_000;

/** `imaps://user:password@host:993/INBOX`; without a folder the inbox. */
export function parseImapUrl(address: string): ImapMailbox {
  const url = new URL(address);
  const isSecure = url.protocol === 'imaps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (isSecure ? 993 : 143),
    isSecure,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    folder: decodeURIComponent(url.pathname.slice(1)) || 'INBOX',
    verifies: url.searchParams.get('tls.rejectUnauthorized') !== 'false',
  };
}

/** What a mailbox is called where its password may not stand. */
export function mailboxName({ user, host, folder }: ImapMailbox): string {
  return `${user}@${host}/${folder}`;
}

/** Opens a mailbox for the work and closes it. @throws Error when it cannot be reached, opened or read */
export async function withMailbox<Result>(
  mailbox: ImapMailbox,
  work: (open: OpenMailbox) => Promise<Result>,
): Promise<Result> {
  // Read where it is needed only: most publications are told of bounces in another way.
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({
    host: mailbox.host,
    port: mailbox.port,
    secure: mailbox.isSecure,
    auth: { user: mailbox.user, pass: mailbox.password },
    tls: { rejectUnauthorized: mailbox.verifies },
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS * 4,
    disableAutoIdle: true,
    logger: false,
  });
  // A connection that ends makes the command fail that waits for it; without a listener it would end the process.
  client.on('error', () => {});
  await client.connect();
  try {
    const lock = await client.getMailboxLock(mailbox.folder);
    try {
      const opened = client.mailbox;
      if (!opened) throw new Error(`The mailbox ${mailboxName(mailbox)} could not be opened.`);
      return await work({
        uidValidity: String(opened.uidValidity),
        uidsAfter: async (uid) => {
          const found = await client.search({ uid: `${uid + 1}:*` }, { uid: true });
          if (!found) throw new Error('The mailbox could not be searched.');
          // `N:*` always names the last message too, whatever its uid (RFC 3501, 6.4.8).
          return found.filter((one) => one > uid).sort((a, b) => a - b);
        },
        read: async (uids, mostBytes) => {
          const messages: ImapMessage[] = [];
          const query = { uid: true, source: { maxLength: mostBytes } } as const;
          for await (const { uid, source } of client.fetch(uids.join(','), query, { uid: true }))
            if (source) messages.push({ uid, raw: source });
          return messages.sort((a, b) => a.uid - b.uid);
        },
        markHandled: async (uids) => {
          if (uids.length === 0) return;
          const isDone = await client.messageFlagsAdd(uids.join(','), ['\\Seen', HANDLED], { uid: true });
          if (!isDone) throw new Error('The messages that were handled could not be marked.');
        },
      });
    } finally {
      lock.release();
    }
  } finally {
    await client.logout().catch(() => client.close());
  }
}
