import type { JSX } from 'preact';
import { paths } from '../../urls.ts';
import type { Frame } from '../frame.ts';
import { type ShownLink, shownFooterLinks, shownMenu, shownPages } from '../menu.ts';
import { Label } from './section-menu.tsx';
import { Bidi, Text } from './text.tsx';

export function Footer({ frame }: { frame: Frame }): JSX.Element {
  const { words, publication } = frame;
  const { settings } = publication;
  const owner = publication.publisherName || publication.name;
  const menu = shownMenu(frame).flatMap(({ children, ...entry }) => [entry, ...children]);
  return (
    <footer class="site-footer">
      <div class="wrap">
        <p class="footer-name">
          <a href={paths.home()}>
            <Bidi in={frame}>{publication.name}</Bidi>
          </a>
        </p>
        <nav class="footer-sections" aria-label={words.menu}>
          <Links frame={frame} links={menu} />
          <Links frame={frame} links={shownFooterLinks(frame)} />
          <Links frame={frame} links={shownPages(frame)}>
            {publication.contactEmail && (
              <li>
                <a href={`mailto:${publication.contactEmail}`}>{words.contact}</a>
              </li>
            )}
          </Links>
        </nav>
        <Social frame={frame} />
        <div class="footer-small">
          {settings.footerText.split(/\n+/).map(
            (paragraph) =>
              paragraph && (
                <Text key={paragraph} in={frame} as="p">
                  {paragraph}
                </Text>
              ),
          )}
          <p>
            <Bidi in={frame}>{words.footerNote(owner)}</Bidi>
          </p>
          {publication.demo && <p>{words.demoNote}</p>}
        </div>
      </div>
    </footer>
  );
}

function Links(props: { frame: Frame; links: readonly ShownLink[]; children?: JSX.Element | string }): JSX.Element {
  const { frame, links, children } = props;
  return (
    <ul>
      {links.map((link) => (
        <li key={link.key}>
          <a href={link.href}>
            <Label frame={frame} link={link} />
          </a>
        </li>
      ))}
      {children}
    </ul>
  );
}

/** Where else the paper is. Plain links: no other site is asked before one is pressed. */
function Social({ frame }: { frame: Frame }): JSX.Element | null {
  const { social } = frame.publication.settings;
  if (social.length === 0) return null;
  return (
    <ul class="footer-social" aria-label={frame.words.elsewhere}>
      {social.map(({ network, url }) => (
        <li key={url}>
          <a href={url} rel="me">
            <bdi>{SOCIAL_NAMES[network] ?? hostOf(url)}</bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}

const SOCIAL_NAMES: Readonly<Record<string, string>> = {
  facebook: 'Facebook',
  x: 'X',
  instagram: 'Instagram',
  youtube: 'YouTube',
  telegram: 'Telegram',
  tiktok: 'TikTok',
  whatsapp: 'WhatsApp',
  linkedin: 'LinkedIn',
  threads: 'Threads',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
};

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url;
}
