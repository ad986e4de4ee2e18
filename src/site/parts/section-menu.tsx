import type { JSX } from 'preact';
import type { Frame } from '../frame.ts';
import { type ShownEntry, type ShownLink, shownMenu } from '../menu.ts';
import { Bidi } from './text.tsx';

/** The menu under the masthead. What has others under it opens a sheet over the page, without a script. */
export function SectionMenu({ frame, current }: { frame: Frame; current: string | undefined }): JSX.Element | null {
  const entries = shownMenu(frame);
  if (entries.length === 0) return null;
  return (
    <nav class="sections" aria-label={frame.words.sections}>
      <ul class="wrap">
        {entries.map((entry) => (
          <li key={entry.key}>
            {entry.children.length === 0 ? (
              <MenuLink frame={frame} link={entry} current={current} />
            ) : (
              <Opening frame={frame} entry={entry} current={current} />
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Opening(props: { frame: Frame; entry: ShownEntry; current: string | undefined }): JSX.Element {
  const { frame, entry, current } = props;
  const isHere = current !== undefined && entry.children.some(({ section }) => section === current);
  return (
    // One name: where one opens, the other closes.
    <details class="menu-more" name="menu">
      <summary {...(isHere || entry.section === current ? { class: 'menu-here' } : {})}>
        <Label frame={frame} link={entry} />
      </summary>
      <ul class="wrap">
        {[entry, ...entry.children].map((link) => (
          <li key={link.key}>
            <MenuLink frame={frame} link={link} current={current} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function MenuLink(props: { frame: Frame; link: ShownLink; current: string | undefined }): JSX.Element {
  const { frame, link, current } = props;
  const isCurrent = link.section !== undefined && link.section === current;
  return (
    <a href={link.href} {...(isCurrent ? { 'aria-current': 'true' } : {})}>
      <Label frame={frame} link={link} />
    </a>
  );
}

/** What a person typed is isolated; the program's own words need not be. */
export function Label({ frame, link }: { frame: Frame; link: ShownLink }): JSX.Element {
  return link.isTyped ? <Bidi in={frame}>{link.label}</Bidi> : <span>{link.label}</span>;
}
