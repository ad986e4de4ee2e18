import type { ReactNode } from 'react';
import { dashboardWords } from '../../../language/strings/newsroom/dashboard-words.ts';
import type { WaitingArticleResource, WaitingCommentResource, WaitingResource } from '../../contract/together.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { faultText } from '../frame/problem-text.ts';
import { Moment } from '../parts/moment.tsx';
import { Block, HeadlineLink, ShortList } from './block.tsx';
import { useRefreshed } from './use-refreshed.ts';

/** What waits for the one who sits here, what is most pressing first. */
export function WaitingBlock() {
  const words = useWords(dashboardWords);
  const query = useRefreshed<WaitingResource>(['waiting'], '/me/waiting');
  return (
    <Block title={words.waiting} query={query}>
      {(waiting) =>
        Object.values(waiting).every((group) => group.length === 0) ? (
          <p className="block-empty">{words.nothingWaits}</p>
        ) : (
          <Groups waiting={waiting} />
        )
      }
    </Block>
  );
}

function Groups({ waiting }: { waiting: WaitingResource }) {
  const { language } = useDesk();
  return (
    <>
      <Group name="notPublished" items={waiting.notPublished}>
        {(one) => (
          <li key={one.article}>
            <HeadlineLink id={one.article} headline={one.headline} />
            <p className="quiet">
              <Moment at={one.at} />
            </p>
            {one.faults.map((fault) => (
              <p key={`${fault.path} ${fault.code}`} className="danger">
                {faultText(fault, language)}
              </p>
            ))}
          </li>
        )}
      </Group>
      <Group name="returned" items={waiting.returned}>
        {article}
      </Group>
      <Group name="mentions" items={waiting.mentions}>
        {comment}
      </Group>
      <Group name="tasks" items={waiting.tasks}>
        {comment}
      </Group>
      <Group name="inReview" items={waiting.inReview}>
        {article}
      </Group>
    </>
  );
}

type GroupProps<Item> = {
  name: keyof WaitingResource;
  items: readonly Item[];
  children: (item: Item) => ReactNode;
};

function Group<Item>({ name, items, children }: GroupProps<Item>) {
  const words = useWords(dashboardWords);
  if (items.length === 0) return null;
  return (
    <div className={`block-group block-group-${name}`}>
      <h3>
        {words.groups[name]} <span className="block-count">{items.length}</span>
      </h3>
      <ShortList items={items}>{children}</ShortList>
    </div>
  );
}

function article(one: WaitingArticleResource) {
  return <WaitingArticle key={one.article} one={one} />;
}

function WaitingArticle({ one }: { one: WaitingArticleResource }) {
  const words = useWords(dashboardWords);
  return (
    <li>
      <HeadlineLink id={one.article} headline={one.headline} />
      <By name={one.by} at={one.at}>
        {one.state === 'published' && ` · ${words.changes}`}
      </By>
      {one.note && <Note>{one.note}</Note>}
    </li>
  );
}

function comment(one: WaitingCommentResource) {
  return (
    <li key={one.comment}>
      <HeadlineLink id={one.article} headline={one.headline} />
      <By name={one.by} at={one.at} />
      <Note>{one.text}</Note>
    </li>
  );
}

/** The rule beside it stands where the desk's own text begins, whatever the note's direction. */
function Note({ children }: { children: string }) {
  return (
    <div className="block-note">
      <p dir="auto">{children}</p>
    </div>
  );
}

function By({ name, at, children }: { name: string; at: string; children?: ReactNode }) {
  return (
    <p className="quiet">
      {name && (
        <>
          <bdi>{name}</bdi> ·{' '}
        </>
      )}
      <Moment at={at} />
      {children}
    </p>
  );
}
