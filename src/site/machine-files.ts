import { escapeHtml } from '../document/render-html.ts';
import { STANDARD_ACCENT } from '../features/publication/colour.ts';
import { absolute, paths } from '../urls.ts';
import type { Frame } from './frame.ts';

const YEAR_MS = 365 * 86_400_000;

export function robotsTxt(base: string): string {
  return [
    'User-agent: *',
    'Disallow: /account',
    'Disallow: /newsroom',
    'Disallow: /api/',
    'Disallow: /search?',
    'Disallow: /newsletters/',
    '',
    `Sitemap: ${absolute(base, paths.sitemap())}`,
    `Sitemap: ${absolute(base, paths.newsSitemap())}`,
    '',
  ].join('\n');
}

/** @see RFC 9116 */
export function securityTxt(frame: Frame): string {
  const { publication, base } = frame;
  const contact = publication.contactEmail ? `mailto:${publication.contactEmail}` : absolute(base, paths.page('about'));
  // Renewed each day, so that it changes no oftener than that.
  const expires = new Date(Math.ceil((frame.now.getTime() + YEAR_MS / 2) / 86_400_000) * 86_400_000);
  return [
    `Contact: ${contact}`,
    `Expires: ${expires.toISOString()}`,
    `Preferred-Languages: ${[...new Set([frame.language, 'en'])].join(', ')}`,
    `Canonical: ${absolute(base, '/.well-known/security.txt')}`,
    '',
  ].join('\n');
}

/** The first letter of the paper's name, as the mark on a tab. */
export function favicon(frame: Frame): string {
  const letter = [...frame.publication.name].find((character) => /\p{L}/u.test(character)) ?? '·';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="${(frame.publication.settings.accent ?? STANDARD_ACCENT).light}"/><text x="16" y="24" font-family="'Frank Ruhl Libre','Times New Roman',serif" font-size="24" font-weight="700" fill="#fff" text-anchor="middle">${escapeHtml(letter)}</text></svg>`;
}
