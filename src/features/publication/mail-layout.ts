import { escapeHtml } from '../../document/render-html.ts';
import { directionOf } from '../../language/direction.ts';
import { directionOfLanguage } from '../../language/language.ts';
import type { Publication } from './publication.ts';

/**
 * Mail as the mail programs take it: tables, styles on the elements, `dir` and `align` on each cell that holds text,
 * no logical properties and no <bdi>, which Gmail and Outlook do not know.
 */
const SERIF = "'Frank Ruhl Libre',David,'Times New Roman',serif";
const SANS = "Assistant,'Segoe UI',Arial,sans-serif";
const INK = '#1b1a17';
const MUTED = '#5f5a51';
const ACCENT = '#8c1d18';

/**
 * The styles of the parts, in the accent given. Face, size and colour of plain text stand once on the table around them:
 * said again on each part they are a fifth of the message. Outlook for Windows does not hand them down and has a rule of
 * its own.
 */
export function mailStyles(accent: string = ACCENT) {
  return {
    headline: `margin:0;font:700 22px/1.25 ${SERIF};color:${INK}`,
    title: `margin:0;font:700 28px/1.2 ${SERIF};color:${INK}`,
    text: 'margin:0',
    small: `margin:0;font-size:13px;color:${MUTED}`,
    kicker: `margin:0;font-size:13px;font-weight:700;color:${accent}`,
    code: `margin:0;font-size:36px;font-weight:700;line-height:1.2;letter-spacing:6px`,
    link: `color:${accent}`,
    // What stands in its place while images are blocked must be read as well.
    photo: `display:block;width:100%;height:auto;border:0;background:#eee9df;font-size:14px;color:${MUTED}`,
  };
}

export const mailStyle = mailStyles();

/**
 * For mail programs that keep a style sheet: the dark page. Gmail drops it and darkens the message by itself. The small
 * lines are known by their size, so that no line of a message has to bear a class.
 */
function darkStyles(accent: string): string {
  const dark = [
    ['.b', 'background:#15171b'],
    ['.s', 'background:#1d2025'],
    ['.s p,.s h2,.s h2 a', 'color:#ece8df'],
    ['.s p[style*="13px"]', 'color:#a9a397'],
    ['.s a,.s p[style*="700;"]', `color:${accent}`],
    ['.s .h', 'border-color:#ece8df'],
    ['.s img', 'background:#2a2d33;color:#a9a397'],
  ];
  const rules = dark
    .map(([selector, rule]) => `${selector}{${rule}!important}`.replaceAll(';', '!important;'))
    .join('');
  return `<style>:root{color-scheme:light dark}@media (prefers-color-scheme:dark){${rules}}</style>`;
}

/** Keeps the beginning of the message out of the inbox line behind a short preheader. */
const FILLER = '\u034F\u2007'.repeat(60);
const DARK_ACCENT = '#ef8a7b';

/** A cell of the message: its direction by its own words. */
export function cell(html: string, plain: string, language: string, padding = '8px 24px'): string {
  const direction = directionOf(plain, directionOfLanguage(language));
  const align = direction === 'rtl' ? 'right' : 'left';
  return `<tr><td dir="${direction}" align="${align}" style="padding:${padding}">${html}</td></tr>`;
}

export function button(href: string, label: string, language: string): string {
  const direction = directionOfLanguage(language);
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" dir="${direction}"><tr><td dir="${direction}" align="center" bgcolor="${ACCENT}" style="border-radius:4px"><a href="${escapeHtml(href)}" style="display:inline-block;padding:12px 28px;font:700 16px/1.2 ${SANS};color:#ffffff;text-decoration:none">${escapeHtml(label)}</a></td></tr></table>`;
}

/** A piece of somebody's words inside a line, its direction settled by a span (mail programs take `dir` on spans). */
export function isolateMail(text: string, language: string): string {
  return `<span dir="${directionOf(text, directionOfLanguage(language))}">${escapeHtml(text)}</span>`;
}

/** The whole message around its rows. `preheader` is what the inbox shows behind the subject. */
export function mailDocument(options: {
  subject: string;
  preheader: string;
  rows: string;
  footer: string;
  language: string;
  publication: Publication;
  /** Of the newsletter; otherwise the publication's. */
  accent?: string | null;
}): string {
  const direction = directionOfLanguage(options.language);
  const align = direction === 'rtl' ? 'right' : 'left';
  const accent = options.accent ? options.accent : (options.publication.settings.accent?.dark ?? DARK_ACCENT);
  const masthead = `<tr><td class="h" dir="${direction}" align="${align}" style="padding:20px 24px 12px;border-bottom:3px solid ${INK}"><p style="margin:0;font:900 30px/1.1 ${SERIF};color:${INK}">${escapeHtml(options.publication.name)}</p></td></tr>`;
  return `<!doctype html>
<html lang="${escapeHtml(options.language)}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escapeHtml(options.subject)}</title><!--[if mso]><style>td,p,a{font-family:Arial,sans-serif}</style><![endif]-->${darkStyles(accent)}</head>
<body class="b" style="margin:0;padding:0;background:#f4f1ea"><div dir="${direction}" style="display:none;max-height:0;overflow:hidden">${escapeHtml(options.preheader)}${FILLER}</div>
<table class="b" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f4f1ea" dir="${direction}"><tr><td align="center" style="padding:16px 8px">
<!--[if mso]><table role="presentation" width="600" align="center" dir="${direction}"><tr><td><![endif]-->
<table class="s" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff" dir="${direction}" style="max-width:600px;font:16px/1.5 ${SANS};color:${INK}">${masthead}${options.rows}<tr><td dir="${direction}" align="${align}" style="padding:20px 24px;border-top:1px solid #ddd6c8">${options.footer}</td></tr></table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table></body></html>`;
}

/** Who sends this and how to reach them, as the law asks of every message. */
export function senderLines(publication: Publication): string[] {
  return [
    publication.publisherName || publication.name,
    publication.contactAddress,
    publication.settings.contactPhone,
    publication.contactEmail,
  ].filter((line) => line !== '');
}

/** A plain-text line: what begins with a Latin word in a right-to-left message is held right-to-left by a mark. */
export function textLine(line: string, language: string): string {
  if (directionOfLanguage(language) === 'ltr') return line;
  return /^[\s\d"'(]*[A-Za-z]/.test(line) && directionOf(line, 'rtl') === 'rtl' ? `\u200F${line}` : line;
}

export { escapeHtml };
