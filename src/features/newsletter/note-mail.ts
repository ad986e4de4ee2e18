import type { MailAddress, OutgoingMail } from '../../platform/mail.ts';
import {
  button,
  cell,
  escapeHtml,
  mailDocument,
  mailStyle,
  senderLines,
  textLine,
} from '../publication/mail-layout.ts';
import type { Publication } from '../publication/publication.ts';

/** A short message to one reader about their own newsletters: what it is about, a button, and what if it was not them. */
export type Note = {
  about: Publication;
  from: MailAddress;
  to: string;
  subject: string;
  /** `html` where pieces of it are isolated. */
  lead: { plain: string; html: string };
  button?: { link: string; label: string };
  note: string;
};

export function noteMail({ about, from, to, subject, lead, button: pressed, note }: Note): OutgoingMail {
  const { language } = about;
  const rows = [
    cell(`<p style="${mailStyle.text}">${lead.html}</p>`, lead.plain, language, '24px 24px 8px'),
    ...(pressed ? [cell(button(pressed.link, pressed.label, language), pressed.label, language, '16px 24px')] : []),
    cell(`<p style="${mailStyle.small}">${escapeHtml(note)}</p>`, note, language, '8px 24px 24px'),
  ].join('');
  const footer = senderLines(about)
    .map((line) => `<p style="${mailStyle.small}">${escapeHtml(line)}</p>`)
    .join('');
  const lines = [
    lead.plain,
    '',
    ...(pressed ? [`${pressed.label}:`, pressed.link, ''] : []),
    note,
    '',
    ...senderLines(about),
  ];
  return {
    from,
    to: { name: '', address: to },
    subject,
    html: mailDocument({ subject, preheader: note, rows, footer, language, publication: about }),
    text: lines.map((line) => textLine(line, language)).join('\n'),
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

/** Who writes where no newsletter does. */
export function senderOf(about: Publication, baseUrl: string): MailAddress {
  return { name: about.name, address: about.contactEmail || `no-reply@${new URL(baseUrl).hostname}` };
}

/** A sentence around a piece that runs its own way; the piece as plain text, and in a span that holds its direction. */
export function leadAround(sentence: (piece: string) => string, piece: { plain: string; html: string }): Note['lead'] {
  const html = escapeHtml(sentence('\u0000')).replace('\u0000', piece.html);
  return { plain: sentence(piece.plain), html };
}
