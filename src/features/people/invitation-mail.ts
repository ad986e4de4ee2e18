import { isolate } from '../../language/direction.ts';
import { frameWords } from '../../language/strings/newsroom/frame-words.ts';
import { wordsIn } from '../../language/strings/newsroom/words.ts';
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
import type { StaffMember } from './staff.ts';

/** The message that calls somebody into the newsroom. Its link leads to the sign-in and holds no secret. */
export function invitationMail(
  publication: Publication,
  sender: { name: string; address: string },
  to: StaffMember,
  link: string,
): OutgoingMail {
  const { language } = publication;
  const words = strings(language).mail;
  const role = wordsIn(frameWords, language).roles[to.role];
  const subject = words.inviteSubject(publication.name);
  const lead = words.inviteLead(publication.name, role);
  const note = words.inviteNote(isolate(to.email, 'ltr'));
  const rows = [
    cell(`<p style="${mailStyle.text}">${escapeHtml(lead)}</p>`, lead, language, '24px 24px 4px'),
    cell(button(link, words.inviteLink, language), words.inviteLink, language, '16px 24px'),
    cell(`<p style="${mailStyle.small}">${escapeHtml(note)}</p>`, note, language, '8px 24px 24px'),
  ].join('');
  const footer = senderLines(publication)
    .map((line) => `<p style="${mailStyle.small}">${escapeHtml(line)}</p>`)
    .join('');
  const lines = [lead, '', `${words.inviteLink}:`, link, '', note, '', ...senderLines(publication)];
  return {
    from: sender,
    to: { name: to.name, address: to.email },
    subject,
    html: mailDocument({ subject, preheader: lead, rows, footer, language, publication }),
    text: lines.map((line) => textLine(line, language)).join('\n'),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
}
