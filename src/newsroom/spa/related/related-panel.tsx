import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Ban, Pin, PinOff, Replace, RotateCcw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { relatedWords } from '../../../language/strings/newsroom/related-words.ts';
import type { NewRelatedChoice, RelatedCardResource, RelatedDeskResource } from '../../contract/related.ts';
import { callApi } from '../frame/call-api.ts';
import { useMay, useWords } from '../frame/desk.ts';
import { Moment } from '../parts/moment.tsx';
import { Loading, Problem } from '../parts/notice.tsx';
import { RelatedPicker } from './related-picker.tsx';

type Choice = (typeof NewRelatedChoice)['_zod']['input'];

/** What readers are offered after the article, in their order; an editor pins, bans, replaces and adds. */
export function RelatedPanel({ articleId, version }: { articleId: string; version: number }) {
  const words = useWords(relatedWords);
  const may = useMay('publish-articles');
  const { list, busy, problem, choose } = useRelated(articleId, version);
  const [picking, setPicking] = useState<{ insteadOf: RelatedCardResource | null; place: number } | null>(null);
  const { items = [], banned = [] } = list.data ?? {};
  return (
    <section className="panel related-panel" aria-label={words.title}>
      <h2>{words.title}</h2>
      {list.isPending && <Loading />}
      {list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && <p className="quiet">{items.length > 0 ? words.hint : words.none}</p>}
      {problem !== null && <Problem error={problem} />}
      <ol className="related-list">
        {items.map((item, place) => (
          <RelatedLine key={item.id} item={item}>
            {may && (
              <Buttons
                item={item}
                busy={busy}
                onChoose={(choice) => void choose({ related: item.id, choice, place })}
                onReplace={() => setPicking({ insteadOf: item, place })}
              />
            )}
          </RelatedLine>
        ))}
      </ol>
      {may && list.isSuccess && (
        <button
          type="button"
          className="button button-quiet"
          disabled={busy}
          onClick={() => setPicking({ insteadOf: null, place: 0 })}
        >
          {words.add}
        </button>
      )}
      {banned.length > 0 && (
        <details className="related-banned">
          <summary>{words.banned(banned.length)}</summary>
          <ul>
            {banned.map(({ id, headline }) => (
              <li key={id}>
                <span dir="auto">{headline}</span>
                {may && (
                  <IconButton
                    label={words.allow(headline)}
                    busy={busy}
                    onPress={() => void choose({ related: id, choice: 'found' })}
                  >
                    <RotateCcw aria-hidden="true" />
                  </IconButton>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {picking && (
        <RelatedPicker
          title={picking.insteadOf ? words.replaceTitle : words.pickTitle}
          without={[articleId, ...items.map(({ id }) => id)]}
          onPick={(related) =>
            choose({ related, choice: 'pin', place: picking.place, insteadOf: picking.insteadOf?.id ?? null })
          }
          onClose={() => setPicking(null)}
        />
      )}
    </section>
  );
}

function RelatedLine({ item, children }: { item: RelatedCardResource; children: ReactNode }) {
  const words = useWords(relatedWords);
  const { headline, section, publishedAt, by, why } = item;
  return (
    <li className="related-line">
      <div className="related-text">
        <span className="related-headline" dir="auto">
          {headline}
        </span>
        <span className="quiet">
          <bdi>{section}</bdi> · <Moment at={publishedAt} /> · {words.by[by]}
        </span>
        {why.length > 0 && (
          <span className="quiet" dir="auto">
            {words.why(why.join(', '))}
          </span>
        )}
      </div>
      {children}
    </li>
  );
}

function Buttons(props: {
  item: RelatedCardResource;
  busy: boolean;
  onChoose: (choice: Choice['choice']) => void;
  onReplace: () => void;
}) {
  const { item, busy, onChoose, onReplace } = props;
  const words = useWords(relatedWords);
  const isPinned = item.by === 'editor';
  return (
    <div className="related-buttons">
      <IconButton
        label={isPinned ? words.unpin(item.headline) : words.pin(item.headline)}
        busy={busy}
        onPress={() => onChoose(isPinned ? 'found' : 'pin')}
      >
        {isPinned ? <PinOff aria-hidden="true" /> : <Pin aria-hidden="true" />}
      </IconButton>
      <IconButton label={words.replace(item.headline)} busy={busy} onPress={onReplace}>
        <Replace aria-hidden="true" />
      </IconButton>
      <IconButton label={words.ban(item.headline)} busy={busy} onPress={() => onChoose('ban')}>
        <Ban aria-hidden="true" />
      </IconButton>
    </div>
  );
}

function IconButton(props: { label: string; busy: boolean; onPress: () => void; children: ReactNode }) {
  const { label, busy, onPress, children } = props;
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} disabled={busy} onClick={onPress}>
      {children}
    </button>
  );
}

/** The list as the server has it; each choice answers with the list after it. */
function useRelated(articleId: string, version: number) {
  const key = ['related', articleId];
  const client = useQueryClient();
  const list = useQuery({
    queryKey: [...key, version],
    queryFn: () => callApi<RelatedDeskResource>(`/articles/${articleId}/related-choices`),
    placeholderData: (before) => before,
    refetchInterval: 60_000,
  });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const choose = async (choice: Choice) => {
    setBusy(true);
    setProblem(null);
    try {
      const path = `/articles/${articleId}/related-choices`;
      const answer = await callApi<RelatedDeskResource>(path, { method: 'POST', json: choice });
      client.setQueryData([...key, version], answer);
    } catch (error) {
      setProblem(error);
    }
    setBusy(false);
  };
  return { list, busy, problem, choose };
}
