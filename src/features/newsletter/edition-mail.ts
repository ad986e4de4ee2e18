import { longDate } from '../../language/dates.ts';
import { strings } from '../../language/strings/strings.ts';
import type { OutgoingMail } from '../../platform/mail.ts';
import { absolute, paths } from '../../urls.ts';
import type { ArticleCard } from '../articles/article.ts';
import {
  cell,
  escapeHtml,
  isolateMail,
  mailDocument,
  mailStyle,
  senderLines,
  textLine,
} from '../publication/mail-layout.ts';
import type { Publication } from '../publication/publication.ts';
import { type Edition, type Newsletter, subjectLine } from './newsletter.ts';

export type EditionContent = {
  edition: Edition;
  newsletter: Newsletter;
  cards: ArticleCard[];
  publication: Publication;
  baseUrl: string;
  sentAt: Date;
};

/** One reader's message: the edition, with that reader's own link out of it. */
export function editionMail(
  content: EditionContent,
  to: { email: string; name: string; unsubscribeToken: string; messageId: string },
): OutgoingMail {
  const { edition, newsletter, publication } = content;
  const { language } = newsletter;
  const words = strings(language).mail;
  const unsubscribe = absolute(content.baseUrl, paths.unsubscribe(to.unsubscribeToken));
  const web = absolute(content.baseUrl, paths.edition(edition.id));
  const footer = [
    ...senderLines(publication).map(escapeHtml),
    escapeHtml(words.why('\u0000')).replace('\u0000', isolateMail(newsletter.name, language)),
    `<a href="${escapeHtml(web)}" style="${mailStyle.link}">${escapeHtml(words.webVersion)}</a> · <a href="${escapeHtml(unsubscribe)}" style="${mailStyle.link}">${escapeHtml(words.unsubscribe)}</a>`,
  ];
  return {
    from: { name: newsletter.senderName, address: newsletter.senderEmail },
    to: { name: to.name, address: to.email },
    subject: subjectLine(edition),
    messageId: to.messageId,
    html: mailDocument({
      subject: subjectLine(edition),
      preheader: edition.preheader,
      rows: rowsOf(content),
      footer: footer.map((line) => `<p style="${mailStyle.small}">${line}</p>`).join(''),
      language,
      publication,
    }),
    text: textOf(content, { unsubscribe, web }),
    headers: {
      'List-Unsubscribe': `<${unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'List-Id': `${newsletter.slug} <${newsletter.slug}.${new URL(content.baseUrl).hostname}>`,
      'Feedback-ID': `${edition.number}:${newsletter.slug}:gilyon`,
      Precedence: 'bulk',
    },
  };
}

function rowsOf(content: EditionContent): string {
  const { edition, newsletter, publication, sentAt } = content;
  const { language } = newsletter;
  const dateLine = `${newsletter.name} · ${longDate(sentAt, language, publication.timeZone)}`;
  const intro = edition.intro.split(/\n+/).filter((line) => line.trim() !== '');
  return [
    cell(`<p style="${mailStyle.small}">${escapeHtml(dateLine)}</p>`, newsletter.name, language, '12px 24px 4px'),
    ...intro.map((line) => cell(`<p style="${mailStyle.text}">${escapeHtml(line)}</p>`, line, language)),
    ...content.cards.map((card, index) => articleRows(card, index === 0, content)),
  ].join('');
}

function articleRows(card: ArticleCard, isFirst: boolean, content: EditionContent): string {
  const { language } = content.newsletter;
  const href = escapeHtml(absolute(content.baseUrl, paths.article(card.id, card.slug)));
  const photo = card.lead
    ? cell(
        `<a href="${href}"><img src="${escapeHtml(absolute(content.baseUrl, paths.photo(card.lead.photo.publicKey, '640', 'jpeg')))}" width="552" alt="${escapeHtml(card.lead.alt)}" style="display:block;width:100%;max-width:552px;height:auto;border:0;background:${card.lead.photo.colour}"></a>`,
        card.headline,
        language,
        '20px 24px 8px',
      )
    : '';
  const authors = card.authors.map((author) => isolateMail(author.name, language)).join(' · ');
  const credits = card.lead?.photo.credits.map((credit) => isolateMail(credit, language)).join(', ');
  const words = strings(language);
  return [
    photo,
    credits
      ? cell(
          `<p style="${mailStyle.small}">${escapeHtml(words.photoBy)} ${credits}</p>`,
          words.photoBy,
          language,
          '0 24px 4px',
        )
      : '',
    card.kicker
      ? cell(`<p style="${mailStyle.kicker}">${escapeHtml(card.kicker)}</p>`, card.kicker, language, '4px 24px 0')
      : '',
    cell(
      `<h2 style="${isFirst ? mailStyle.title : mailStyle.headline}"><a href="${href}" style="color:inherit;text-decoration:none">${escapeHtml(card.headline)}</a></h2>`,
      card.headline,
      language,
      '4px 24px',
    ),
    card.deck ? cell(`<p style="${mailStyle.text}">${escapeHtml(card.deck)}</p>`, card.deck, language, '4px 24px') : '',
    cell(
      `<p style="${mailStyle.small}">${authors}${authors ? ' · ' : ''}<a href="${href}" style="${mailStyle.link}">${escapeHtml(words.mail.readMore)}</a></p>`,
      words.mail.readMore,
      language,
      '4px 24px 16px',
    ),
  ].join('');
}

/** The same content for who reads plain text. */
function textOf(content: EditionContent, links: { unsubscribe: string; web: string }): string {
  const { edition, newsletter, publication, sentAt } = content;
  const { language } = newsletter;
  const words = strings(language);
  const lines = [
    publication.name,
    `${newsletter.name} · ${longDate(sentAt, language, publication.timeZone)}`,
    '',
    ...(edition.intro ? [edition.intro, ''] : []),
    ...content.cards.flatMap((card) => [
      ...(card.kicker ? [card.kicker] : []),
      card.headline,
      ...(card.deck ? [card.deck] : []),
      ...(card.authors.length > 0 ? [card.authors.map((author) => author.name).join(' · ')] : []),
      ...(card.lead && card.lead.photo.credits.length > 0
        ? [`${words.photoBy} ${card.lead.photo.credits.join(', ')}`]
        : []),
      absolute(content.baseUrl, paths.article(card.id, card.slug)),
      '',
    ]),
    '--',
    ...senderLines(publication),
    words.mail.why(newsletter.name),
    `${words.mail.webVersion}: ${links.web}`,
    `${words.mail.unsubscribe}: ${links.unsubscribe}`,
  ];
  return lines.map((line) => textLine(line, language)).join('\n');
}
