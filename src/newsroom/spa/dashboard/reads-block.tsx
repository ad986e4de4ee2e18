import { dashboardWords } from '../../../language/strings/newsroom/dashboard-words.ts';
import type { ReadsResource } from '../../contract/fronts.ts';
import { useWords } from '../frame/desk.ts';
import { Block, HeadlineLink } from './block.tsx';
import { useRefreshed } from './use-refreshed.ts';

/** What readers read in these two hours, each beside the first. */
export function ReadsBlock() {
  const words = useWords(dashboardWords);
  const query = useRefreshed<ReadsResource>(['reads'], '/reads?hours=2&limit=8');
  return (
    <Block title={words.reads} query={query}>
      {({ items, total }) => {
        if (items.length === 0) return <p className="block-empty">{words.noReads}</p>;
        const most = items[0]?.reads ?? 1;
        return (
          <>
            <p className="quiet">{words.readsTotal(total)}</p>
            <ol className="block-list read-list">
              {items.map(({ id, headline, section, reads }) => (
                <li key={id}>
                  <HeadlineLink id={id} headline={headline} />
                  <p className="quiet">
                    <bdi>{section}</bdi> · {words.timesRead(reads)}
                  </p>
                  <div className="read-bar" aria-hidden="true" style={{ inlineSize: `${(reads / most) * 100}%` }} />
                </li>
              ))}
            </ol>
          </>
        );
      }}
    </Block>
  );
}
