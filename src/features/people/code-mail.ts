import { strings } from '../../language/strings/strings.ts';
import type { OutgoingMail } from '../../platform/mail.ts';
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

/** The message with the code and the link. The link leads to a page with a button: opening it signs nobody in. */
export function codeMail(
  publication: Publication,
  sender: { name: string; address: string },
  to: string,
  code: string,
  link: string,
): OutgoingMail {
  const { language } = publication;
  const words = strings(language).mail;
  const subject = words.codeSubject(code, publication.name);
  const rows = [
    cell(`<p style="${mailStyle.text}">${escapeHtml(words.codeLead)}</p>`, words.codeLead, language, '24px 24px 4px'),
    cell(`<p style="${mailStyle.code}"><span dir="ltr">${code}</span></p>`, words.codeLead, language),
    cell(button(link, words.codeLink, language), words.codeLink, language, '16px 24px'),
    cell(`<p style="${mailStyle.small}">${escapeHtml(words.codeNote)}</p>`, words.codeNote, language, '8px 24px 24px'),
  ].join('');
  const footer = senderLines(publication)
    .map((line) => `<p style="${mailStyle.small}">${escapeHtml(line)}</p>`)
    .join('');
  const lines = [
    words.codeLead,
    '',
    code,
    '',
    `${words.codeLink}:`,
    link,
    '',
    words.codeNote,
    '',
    ...senderLines(publication),
  ];
  return {
    from: sender,
    to: { name: '', address: to },
    subject,
    html: mailDocument({ subject, preheader: words.codeNote, rows, footer, language, publication }),
    text: lines.map((line) => textLine(line, language)).join('\n'),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
}
