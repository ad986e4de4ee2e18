import PostalMime, { type Attachment, type Email } from 'postal-mime';

/** What came back: undeliverable for good, only late, or a reader who calls it spam. */
export type BounceReport = {
  kind: 'bounced' | 'delayed' | 'complained';
  /** RFC 3463, as in `5.1.1`. */
  statusCode: string | null;
  recipient: string | null;
  /** What the other side said. */
  said: string;
  /** Every address that the report could have been sent to, ours among them. */
  returnedTo: string[];
  /** Of the message that came back, with its brackets. */
  messageId: string | null;
};

const STATUS = /\b([245]\.\d{1,2}\.\d{1,3})\b/;

/**
 * Reads a report of a mail system (RFC 3464) or of a complaint (RFC 5965); of systems that write neither, what their
 * words say. Null for everything else: answers of holiday programs, receipts, messages of people.
 */
export async function readBounce(raw: Buffer | string): Promise<BounceReport | null> {
  const email = await PostalMime.parse(raw, { rfc822Attachments: true, attachmentEncoding: 'utf8' }).catch(() => null);
  if (!email) return null;
  const original = originalOf(email);
  const returnedTo = addressesOf(email);
  const about = { returnedTo, messageId: headerIn(original, 'message-id') };
  const feedback = partOf(email, 'message/feedback-report');
  if (feedback !== null) {
    const type = fieldIn(feedback, 'feedback-type') ?? 'abuse';
    if (!/abuse|fraud|virus|other/i.test(type)) return null;
    const recipient = bare(fieldIn(feedback, 'original-rcpt-to') ?? headerIn(original, 'to') ?? '');
    return { ...about, kind: 'complained', statusCode: null, recipient, said: `feedback: ${type}` };
  }
  const status = partOf(email, 'message/delivery-status') ?? partOf(email, 'message/global-delivery-status');
  const blocks = status === null ? [] : recipientsIn(status);
  if (blocks.length > 0) return fromStatus(blocks, status ?? '', about);
  return isFromMailSystem(email) ? fromWords(email, original, about) : null;
}

type About = Pick<BounceReport, 'returnedTo' | 'messageId'>;

/** The blocks of a report that speak of a recipient; some systems write none. */
function recipientsIn(part: string): string[] {
  const blocks = part.replace(/\r\n/g, '\n').split(/\n\s*\n/);
  return blocks.filter((block) => fieldIn(block, 'final-recipient') || fieldIn(block, 'action'));
}

/** The fields of the first recipient that was not served. */
function fromStatus(recipients: readonly string[], whole: string, about: About): BounceReport | null {
  const failed =
    recipients.find((block) => /fail|delayed/i.test(fieldIn(block, 'action') ?? '')) ??
    recipients.find((block) => !/delivered|relayed|expanded/i.test(fieldIn(block, 'action') ?? ''));
  if (!failed) return null;
  const action = (fieldIn(failed, 'action') ?? '').toLowerCase();
  const diagnostic = (fieldIn(failed, 'diagnostic-code') ?? '').replace(/^\s*\w+\s*;\s*/, '');
  const field = fieldIn(failed, 'status') ?? fieldIn(whole, 'status') ?? '';
  const given = STATUS.exec(field)?.[1] ?? codeIn(field);
  // Many systems write a general code into the field and the true one into the words beside it.
  const isGeneral = given === null || /^[45]\.0\.0$/.test(given);
  const told = isGeneral ? codeIn(diagnostic) : null;
  // Whether it is for good only the field knows: a word like "unable" is said of both.
  const statusCode = told && given ? `${given[0]}${told.slice(1)}` : (told ?? given);
  if (statusCode?.startsWith('2')) return null;
  const recipient = fieldIn(failed, 'original-recipient') ?? fieldIn(failed, 'final-recipient') ?? '';
  return {
    ...about,
    kind: action === 'delayed' || (statusCode?.startsWith('4') && !/^fail/.test(action)) ? 'delayed' : 'bounced',
    statusCode,
    recipient: bare(recipient.replace(/^[^;]*;/, '')),
    said: diagnostic.slice(0, 500) || 'no reason given',
  };
}

/** Where the words of the mail system end and the message begins that came back. */
const COPY =
  /^[\s>*=-]*(?:.{0,40}(?:original|returned|returns|source|unsent) (?:mail|message)|(?:below|following) .{0,30}(?:copy|message)|this is a copy|message headers follow|received: from )/im;

/** A mail system that writes no report: its words hold a code, or say it, or only that it did not arrive. */
function fromWords(email: Email, original: string, about: About): BounceReport | null {
  const whole = (email.text || stripTags(email.html ?? '')).slice(0, 20_000);
  const own = whole.slice(0, COPY.exec(whole)?.index ?? whole.length);
  // Of some nothing is left then: they begin with the copy.
  const text = own.trim().length > 20 ? own : whole;
  const statusCode = codeIn(text) ?? bareCode(`${email.subject ?? ''}\n${text}`);
  if (statusCode === null) return null;
  const line = text.split('\n').find((one) => STATUS.test(one) || /\b[45]\d\d\b/.test(one)) ?? '';
  return {
    ...about,
    kind: statusCode.startsWith('4') ? 'delayed' : 'bounced',
    statusCode,
    recipient: bare(/<?([^\s<>"]+@[^\s<>"]+\.[a-z]{2,})>?/i.exec(text)?.[1] ?? headerIn(original, 'to') ?? ''),
    said: line.trim().slice(0, 500),
  };
}

function isFromMailSystem(email: Email): boolean {
  const header = (name: string) => email.headers.find((one) => one.key === name)?.value ?? '';
  const from = `${email.from?.name ?? ''} ${email.from && 'address' in email.from ? email.from.address : ''}`;
  // Some mail systems call their own refusal a reply; of people's answering machines none goes by such a name.
  if (/mailer-daemon|postmaster/i.test(from)) return true;
  if (/auto-replied/i.test(header('auto-submitted')) || header('x-autoreply') || header('x-autorespond')) return false;
  const isSystem = /mailer-?daemon|postmaster|mail delivery|mailadmin|mmdf|mail-system|bounce|no-?reply.*mail/i.test(
    from,
  );
  const isSubject =
    /undeliver|delivery (status|failure|has failed)|returned (mail|to sender)|failure notice|mail delivery|not? delivered|could not be delivered|delivery problem|rejected|non remis|nicht zustell|unzustell|fehlgeschlagen|delivery error|warning: message/i.test(
      email.subject ?? '',
    );
  return isSystem || isSubject;
}

/** That it did not arrive, or not yet, and no word about why (RFC 3463, X.0.0: other, undefined). */
function bareCode(text: string): string | null {
  if (LATER.test(text)) return '4.0.0';
  return NOT_DELIVERED.test(text) ? '5.0.0' : null;
}

const LATER =
  /not yet been delivered|has been (?:delayed|postponed)|message \S*\s?delayed|attempts will continue|continue to (?:try|attempt)|no action is required|advisory-only/i;
const NOT_DELIVERED =
  /(?:not|n't|never) (?:be |been |able to )*(?:deliver|reach|receive)|undeliver|unable to deliver|deliver\w*[^.\n]{0,40}(?:fail|abort|error|problem|encounter)|(?:fail|error)[^.\n]{0,40}deliver|permanent error|has been returned|was[^.\n]{0,20} rejected|failed (?:mail|because)|mail error|no final|non remis/i;

/** An enhanced code, or the one that a plain code of SMTP stands for. */
function codeIn(text: string): string | null {
  const enhanced = STATUS.exec(text.replace(/\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b/g, ''))?.[1];
  if (enhanced && !enhanced.startsWith('2')) return enhanced;
  return saidCode(text) ?? plainCode(text);
}

function plainCode(text: string): string | null {
  const code = /(?:^|[\s:<(#])([45]\d\d)(?=[\s\-#)>]|$)/m.exec(text)?.[1];
  if (!code) return null;
  return code.startsWith('4') ? '4.0.0' : '5.0.0';
}

const SAYINGS: readonly (readonly [RegExp, string])[] = [
  [
    /user unknown|unknown (user|recipient|local|address)|no such (user|mailbox|recipient|person|address)|does(?: not|n't) exist|(mailbox|user|recipient|account|address)[^.\n]{0,60}(not found|unavailable|unknown|invalid)|invalid (recipient|mailbox|user|address)|not (listed|a valid|our customer)|unrouteable|recipient (address )?rejected|no mailbox here|is not known|not known at|user not (known|found)|unknown\s+recipient|(name|address) is (not recognized|wrong)|doesn't have an? \S+ account|invalid final delivery|that's not a valid user|n'existe pas|no matches to/i,
    '5.1.1',
  ],
  [
    /quota|full mailbox|mailbox (is )?full|over ?quota|storage|too much mail data|space not enough|insufficient (disk|system)/i,
    '5.2.2',
  ],
  [/disabled|inactive|suspended|deactivated|not active|no longer (active|in use)|expired account/i, '5.2.1'],
  [
    /host (unknown|not found)|name or service not known|domain[^.\n]{0,40}not (exist|found)|no such (domain|host)|unknown (host|domain)/i,
    '5.1.2',
  ],
  [/too (large|big)|exceed(?:s|ed)?[^.\n]{0,40}(size|limit)|message size/i, '5.3.4'],
  [
    /spam|blocked|blacklist|block ?list|not accepting mail from|policy|denied|refused|rejected|spf|dkim|dmarc|reputation|not (permitted|allowed|authorized)/i,
    '5.7.1',
  ],
  [
    /timed? ?out|connection (refused|reset|lost)|could not connect|temporar|try again|delayed|will (be )?re-?tr/i,
    '4.4.1',
  ],
  [/loop|too many hops/i, '5.4.6'],
];

function saidCode(text: string): string | null {
  return SAYINGS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

function partOf(email: Email, type: string): string | null {
  const part = email.attachments.find((one) => one.mimeType.toLowerCase() === type);
  return part ? textOf(part) : null;
}

/** The message that came back, or its headers; empty when it is not there. */
function originalOf(email: Email): string {
  const kinds = ['message/rfc822', 'text/rfc822-headers', 'message/global', 'message/rfc822-headers'];
  const part = email.attachments.find((one) => kinds.includes(one.mimeType.toLowerCase()));
  return part ? textOf(part).slice(0, 100_000) : (email.text ?? '');
}

function textOf({ content }: Attachment): string {
  return typeof content === 'string' ? content : Buffer.from(content as Uint8Array).toString('utf8');
}

function addressesOf(email: Email): string[] {
  const names = ['to', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-failed-recipients'];
  const values = email.headers.filter((one) => names.includes(one.key)).map((one) => one.value);
  return values.flatMap((value) => value.match(/[^\s<>,"]+@[^\s<>,"]+/g) ?? []);
}

function headerIn(message: string, name: string): string | null {
  return fieldIn(message.split(/\r?\n\r?\n/)[0] ?? '', name) ?? fieldIn(message, name);
}

/** A field of a report or a header, its folded lines joined. */
function fieldIn(block: string, name: string): string | null {
  const found = new RegExp(`^${name}[ \\t]*:[ \\t]*(.*(?:\\r?\\n[ \\t]+.*)*)`, 'im').exec(block)?.[1];
  return found === undefined ? null : found.replace(/\r?\n[ \t]+/g, ' ').trim();
}

function bare(address: string): string | null {
  return /[^\s<>"']+@[^\s<>"']+/.exec(address)?.[0]?.toLowerCase() ?? null;
}

function stripTags(html: string): string {
  return html.replace(/<[^>]*>/g, ' ');
}
