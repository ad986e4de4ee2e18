import { longDate } from '../../language/dates.ts';
import { directionOf } from '../../language/direction.ts';
import { directionOfLanguage } from '../../language/language.ts';
import { choices } from '../../language/strings/choices.ts';
import { strings } from '../../language/strings/strings.ts';
import { slot, type TemplateSource } from '../../platform/message-template.ts';
import { absolute, paths } from '../../urls.ts';
import type { ArticleCard } from '../articles/article.ts';
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
import { listHeaders } from './list-headers.ts';
import { type Edition, type Newsletter, subjectLine } from './newsletter.ts';

export type EditionContent = {
  edition: Edition;
  newsletter: Newsletter;
  cards: ArticleCard[];
  publication: Publication;
  baseUrl: string;
  sentAt: Date;
};

/** In the message each reader has a way out of his own; on the web there is none, and links lead straight. */
type Place = { unsubscribe: string | null; choices: string | null; article: (card: ArticleCard) => string };

/** The edition for the mail: what each reader has of his own is the slot `token`. */
export function editionSource(content: EditionContent): TemplateSource {
  const { edition, newsletter, baseUrl } = content;
  const unsubscribe = `${absolute(baseUrl, paths.unsubscribe(''))}${slot('token')}&e=${edition.serial}`;
  const reader = content.publication.settings.clicksByReader ? `?r=${slot('reader')}` : '';
  const place: Place = {
    unsubscribe,
    choices: `${absolute(baseUrl, paths.readerChoices(''))}${slot('token')}`,
    article: (card) => `${absolute(baseUrl, paths.editionArticle(edition.serial, card.id))}${reader}`,
  };
  return {
    from: { name: newsletter.senderName, address: newsletter.senderEmail },
    replyTo: newsletter.replyTo,
    subject: subjectLine(edition),
    html: htmlOf(content, place),
    text: textOf(content, { ...place, article: (card) => absolute(baseUrl, paths.article(card.id, card.slug)) }),
    headers: {
      ...listHeaders(newsletter, baseUrl, unsubscribe),
      'Feedback-ID': `${edition.serial}:${newsletter.slug}:newsletter:gilyon`,
      Precedence: 'bulk',
    },
  };
}

/** The same edition on the web, without anybody's own link in it. */
export function editionWebPage(content: EditionContent): string {
  return htmlOf(content, {
    unsubscribe: null,
    choices: null,
    article: (card) => absolute(content.baseUrl, paths.article(card.id, card.slug)),
  });
}

function htmlOf(content: EditionContent, place: Place): string {
  const { edition, newsletter, publication } = content;
  const { language, design } = newsletter;
  const words = strings(language).mail;
  const link = (href: string, label: string) =>
    `<a href="${escapeHtml(href)}" style="${mailStyle.link}">${escapeHtml(label)}</a>`;
  const ways = [
    ...(place.unsubscribe ? [link(absolute(content.baseUrl, paths.edition(edition.id)), words.webVersion)] : []),
    ...(place.choices ? [link(place.choices, choices(language).mail.choices)] : []),
    place.unsubscribe
      ? link(place.unsubscribe, words.unsubscribe)
      : link(absolute(content.baseUrl, paths.newsletters()), newsletter.name),
  ];
  const footer = [
    ...senderLines(publication).map((line) => isolateMail(line, language)),
    ...(place.unsubscribe
      ? [escapeHtml(words.why('\u0000')).replace('\u0000', isolateMail(newsletter.name, language))]
      : []),
    ...(place.unsubscribe && publication.settings.clicksByReader
      ? [escapeHtml(choices(language).mail.clicksKept)]
      : []),
    ways.join(' · '),
  ];
  return mailDocument({
    subject: subjectLine(edition),
    preheader: edition.preheader,
    rows: rowsOf(content, place),
    footer: footer.map((line) => `<p style="${mailStyle.small}">${line}</p>`).join(''),
    language,
    publication,
    accent: design.accent,
  });
}

function rowsOf(content: EditionContent, place: Place): string {
  const { edition, newsletter, publication, sentAt } = content;
  const { language, design } = newsletter;
  const style = mailStyles(design.accent ?? publication.settings.accent?.light);
  const dateLine = `${isolateMail(newsletter.name, language)} · ${escapeHtml(longDate(sentAt, language, publication.timeZone))}`;
  const lines = (text: string) =>
    text
      .split(/\n+/)
      .filter((line) => line.trim() !== '')
      .map((line) => cell(`<p style="${style.text}">${escapeHtml(line)}</p>`, line, language));
  return [
    cell(`<p style="${style.small}">${dateLine}</p>`, '', language, '12px 24px 4px'),
    ...lines(edition.intro),
    ...content.cards.map((card, index) => articleRows(card, index, content, place)),
    ...lines(design.closing),
  ].join('');
}

function articleRows(card: ArticleCard, index: number, content: EditionContent, place: Place): string {
  const { newsletter, publication } = content;
  const { language, design } = newsletter;
  const style = mailStyles(design.accent ?? publication.settings.accent?.light);
  const href = escapeHtml(place.article(card));
  const words = strings(language);
  const hasPhoto = card.lead !== null && (design.photos === 'all' || (design.photos === 'first' && index === 0));
  const photo = hasPhoto ? photoRows(card, href, content.baseUrl, language, style) : '';
  const authors = card.authors.map((author) => isolateMail(author.name, language)).join(' · ');
  const line = (styled: string, text: string, tag = 'p') => `<${tag} style="${styled}">${text}</${tag}>`;
  const byline = `${authors}${authors ? ' · ' : ''}<a href="${href}" style="${style.link}">${escapeHtml(words.mail.readMore)}</a>`;
  const headline = `<a href="${href}" style="color:inherit;text-decoration:none">${escapeHtml(card.headline)}</a>`;
  const kicker = card.kicker ? line(style.kicker, escapeHtml(card.kicker)) : '';
  const heading = line(index === 0 ? style.title : style.headline, headline, 'h2');
  const base = directionOfLanguage(language);
  const isOne = directionOf(card.kicker, base) === directionOf(card.headline, base);
  return [
    photo,
    kicker && !isOne ? cell(kicker, card.kicker, language, '8px 24px 0') : '',
    cell(`${isOne ? kicker : ''}${heading}`, card.headline, language, '6px 24px'),
    card.deck ? cell(line(style.text, escapeHtml(card.deck)), card.deck, language, '0 24px 4px') : '',
    cell(line(style.small, byline), '', language, '2px 24px 20px'),
  ].join('');
}

/** The alternative text stands where the picture does when a mail program shows none; the credit always. */
function photoRows(
  card: ArticleCard,
  href: string,
  baseUrl: string,
  language: string,
  style: ReturnType<typeof mailStyles>,
): string {
  if (!card.lead) return '';
  const { photo, alt } = card.lead;
  const src = escapeHtml(absolute(baseUrl, paths.photo(photo.publicKey, '640', 'jpeg')));
  const image = `<a href="${href}"><img src="${src}" width="552" alt="${escapeHtml(alt)}" style="${style.photo}"></a>`;
  const words = strings(language);
  const credits = photo.credits.map((credit) => isolateMail(credit, language)).join(', ');
  return [
    cell(image, alt, language, '8px 24px 4px'),
    credits
      ? cell(`<p style="${style.small}">${escapeHtml(words.photoBy)} ${credits}</p>`, '', language, '0 24px')
      : '',
  ].join('');
}

/** The same content for who reads plain text. */
function textOf(content: EditionContent, place: Place): string {
  const { edition, newsletter, publication, sentAt } = content;
  const { language, design } = newsletter;
  const words = strings(language);
  const paragraphs = (text: string) => (text ? [...text.split('\n'), ''] : []);
  const lines = [
    publication.name,
    `${newsletter.name} · ${longDate(sentAt, language, publication.timeZone)}`,
    '',
    ...paragraphs(edition.intro),
    ...content.cards.flatMap((card) => [
      ...(card.kicker ? [card.kicker] : []),
      card.headline,
      ...(card.deck ? [card.deck] : []),
      ...(card.authors.length > 0 ? [card.authors.map((author) => author.name).join(' · ')] : []),
      ...(card.lead && card.lead.photo.credits.length > 0
        ? [`${words.photoBy} ${card.lead.photo.credits.join(', ')}`]
        : []),
      place.article(card),
      '',
    ]),
    ...paragraphs(design.closing),
    '--',
    ...senderLines(publication),
    words.mail.why(newsletter.name),
    ...(publication.settings.clicksByReader ? [choices(language).mail.clicksKept] : []),
    `${words.mail.webVersion}: ${absolute(content.baseUrl, paths.edition(edition.id))}`,
    `${choices(language).mail.choices}: ${place.choices}`,
    `${words.mail.unsubscribe}: ${place.unsubscribe}`,
  ];
  return lines.map((line) => textLine(line, language)).join('\n');
}
