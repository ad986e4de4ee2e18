import { articleWords } from '../../../language/strings/newsroom/article-words.ts';
import { dashboardWords } from '../../../language/strings/newsroom/dashboard-words.ts';
import type { ArticleListItem } from '../../contract/articles.ts';
import { useWords } from '../frame/desk.ts';
import { Moment } from '../parts/moment.tsx';
import { Block, HeadlineLink, ShortList } from './block.tsx';
import { useRefreshed } from './use-refreshed.ts';

/** Where one stopped writing. */
export function RecentBlock() {
  const words = useWords(dashboardWords);
  const { states } = useWords(articleWords);
  const query = useRefreshed<{ items: ArticleListItem[] }>(['recent'], '/articles?mine=1&limit=6');
  return (
    <Block title={words.recent} query={query} more={{ href: '/articles?mine=1', text: words.allMine }}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="block-empty">{words.noRecent}</p>
        ) : (
          <ShortList items={items}>
            {({ id, headline, state, savedAt }) => (
              <li key={id}>
                <HeadlineLink id={id} headline={headline} />
                <p className="quiet">
                  <span className={`state state-${state}`}>{states[state]}</span> · <Moment at={savedAt} />
                </p>
              </li>
            )}
          </ShortList>
        )
      }
    </Block>
  );
}
