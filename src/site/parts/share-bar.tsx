import type { JSX } from 'preact';
import type { ArticleCard } from '../../features/articles/article.ts';
import { SHARE_TARGETS, shareLink } from '../../features/share/share-links.ts';
import { typeset } from '../../language/typography.ts';
import { absolute, paths } from '../../urls.ts';
import type { Frame } from '../frame.ts';
import { Icon } from './icons.tsx';

/**
 * Share and save. Every target is a plain link and saving is a form; what needs a script (copying, the device's own
 * sheet) is hidden until there is one. The page is the same for everybody: the island asks whether it is saved.
 */
export function ShareBar({ frame, article }: { frame: Frame; article: ArticleCard }): JSX.Element {
  const { words } = frame;
  const url = absolute(frame.base, paths.shortArticle(article.id));
  const headline = typeset(article.headline, article.language);
  return (
    <div class="share" data-share={url} data-title={headline}>
      <h2 class="share-title">{words.share}</h2>
      <ul class="share-links">
        {SHARE_TARGETS.map((to) => (
          <li key={to}>
            <a
              class="share-link"
              href={shareLink(to, { url, headline })}
              target="_blank"
              rel="noopener"
              aria-label={words.shareTo[to]}
              title={words.shareTo[to]}
            >
              <Icon name={to} />
            </a>
          </li>
        ))}
        <li class="needs-script">
          <button
            class="share-link"
            type="button"
            data-copy
            aria-label={words.copyLink}
            title={words.copyLink}
            data-done={words.copied}
            data-failed={words.copyFailed}
          >
            <Icon name="link" />
          </button>
        </li>
        <li class="needs-share">
          <button
            class="share-link"
            type="button"
            data-device-share
            aria-label={words.shareMore}
            title={words.shareMore}
          >
            <Icon name="share" />
          </button>
        </li>
      </ul>
      <form class="save" method="post" action={paths.save(article.id)}>
        <button
          class="save-button"
          type="submit"
          data-save
          data-saved={words.saved}
          data-unsave={words.unsave}
          data-failed={words.saveFailed}
        >
          <Icon name="save" />
          <span>{words.save}</span>
        </button>
      </form>
      <p class="share-status" role="status" />
    </div>
  );
}
