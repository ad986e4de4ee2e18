import type { JSX } from 'preact';
import { ribbonAt } from '../../features/fronts/ribbon.ts';
import { paths } from '../../urls.ts';
import type { Frame } from '../frame.ts';
import { Bidi } from './text.tsx';

/** Breaking news over the page. It comes with the page, so that nothing moves. */
export function RibbonLine({ frame, isHome }: { frame: Frame; isHome: boolean }): JSX.Element | null {
  const ribbon = ribbonAt(frame.ribbons, frame.now, isHome);
  if (!ribbon) return null;
  const { article } = ribbon;
  const words = <Bidi in={frame}>{ribbon.message}</Bidi>;
  return (
    <aside class="ribbon" aria-label={frame.words.breaking}>
      <div class="wrap">
        <span class="ribbon-kind">{frame.words.breaking}</span>
        <p class="ribbon-text">
          {article?.slug != null ? <a href={paths.article(article.id, article.slug)}>{words}</a> : words}
        </p>
      </div>
    </aside>
  );
}
