import { choices } from '../../language/strings/choices.ts';
import { strings } from '../../language/strings/strings.ts';
import type { OutgoingMail } from '../../platform/mail.ts';
import { absolute, paths } from '../../urls.ts';
import {
  cell,
  escapeHtml,
  isolateMail,
  mailDocument,
  mailStyle,
  mailStyles,
  senderLines,
  textLine,
} from '../publication/mail-layout.ts';
import type { Publication } from '../publication/publication.ts';
import { listHeaders, unsubscribeAddress } from './list-headers.ts';
import type { Newsletter } from './newsletter.ts';

type WelcomeContent = {
  newsletter: Newsletter;
  publication: Publication;
  baseUrl: string;
  to: { name: string; address: string };
  /** Of the reader's way out. */
  token: string;
};

/** The words that a newsletter says once to whoever comes. Without a subject of its own it has a plain one. */
export function welcomeMail(content: WelcomeContent): OutgoingMail {
  const { newsletter, publication, baseUrl } = content;
  const { language } = newsletter;
  const words = strings(language).mail;
  const subject = newsletter.welcomeSubject.trim() || words.welcomeSubject(newsletter.name);
  const unsubscribe = unsubscribeAddress(baseUrl, content.token);
  const ways = [
    { href: absolute(baseUrl, paths.readerChoices(content.token)), label: choices(language).mail.choices },
    { href: unsubscribe, label: words.unsubscribe },
  ];
  const style = mailStyles(newsletter.design.accent ?? publication.settings.accent?.light);
  const paragraphs = paragraphsOf(newsletter.welcomeText);
  const rows = [
    cell(`<p style="${style.small}">${isolateMail(newsletter.name, language)}</p>`, '', language, '16px 24px 0'),
    cell(`<h1 style="${style.title}">${escapeHtml(subject)}</h1>`, subject, language, '6px 24px 8px'),
    ...paragraphs.map((one) =>
      cell(`<p style="${style.text}">${escapeHtml(one).replaceAll('\n', '<br>')}</p>`, one, language),
    ),
    cell('', '', language, '4px 24px'),
  ].join('');
  const footer = [
    ...senderLines(publication).map((line) => isolateMail(line, language)),
    escapeHtml(words.why('\u0000')).replace('\u0000', isolateMail(newsletter.name, language)),
    ways
      .map(({ href, label }) => `<a href="${escapeHtml(href)}" style="${style.link}">${escapeHtml(label)}</a>`)
      .join(' · '),
  ];
  const lines = [
    publication.name,
    newsletter.name,
    '',
    subject,
    '',
    ...paragraphs.flatMap((one) => [...one.split('\n'), '']),
    '--',
    ...senderLines(publication),
    words.why(newsletter.name),
    ...ways.map(({ href, label }) => `${label}: ${href}`),
  ];
  return {
    from: { name: newsletter.senderName, address: newsletter.senderEmail },
    to: content.to,
    subject,
    html: mailDocument({
      subject,
      preheader: (paragraphs[0] ?? '').slice(0, 140),
      rows,
      footer: footer.map((line) => `<p style="${mailStyle.small}">${line}</p>`).join(''),
      language,
      publication,
      accent: newsletter.design.accent,
    }),
    text: lines.map((line) => textLine(line, language)).join('\n'),
    headers: {
      ...listHeaders(newsletter, baseUrl, unsubscribe),
      ...(newsletter.replyTo ? { 'Reply-To': newsletter.replyTo } : {}),
      'Auto-Submitted': 'auto-generated',
    },
  };
}

/** An empty line parts them; a line break inside one is kept. */
function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
