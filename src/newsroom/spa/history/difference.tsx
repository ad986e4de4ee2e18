import { useQuery } from '@tanstack/react-query';
import type { ComparedBlock, Piece } from '../../../document/compare-documents.ts';
import { directionOf } from '../../../language/direction.ts';
import { directionOfLanguage } from '../../../language/language.ts';
import { historyWords } from '../../../language/strings/newsroom/history-words.ts';
import type { PhotoResource } from '../../contract/photos.ts';
import type { RevisionComparison } from '../../contract/revisions.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { Loading, Problem } from '../parts/notice.tsx';

/** What revision `to` says otherwise than `from`: words put in and words taken out, block by block. */
export function Difference({ id, from, to }: { id: string; from: number; to: number }) {
  const words = useWords(historyWords);
  const compared = useQuery({
    queryKey: ['compared', id, from, to],
    queryFn: () => callApi<RevisionComparison>(`/articles/${id}/compare?from=${from}&to=${to}`),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (compared.isError) return <Problem error={compared.error} onRetry={() => void compared.refetch()} />;
  if (compared.isPending) return <Loading />;
  const { fields, photos, body, language } = compared.data;
  const isSame = body.every(({ change }) => change === 'same');
  if (fields.length === 0 && !photos && isSame) return <p className="quiet">{words.nothing}</p>;
  return (
    <div className="difference" lang={language}>
      {fields.map(({ field, pieces }) => (
        <div key={field} className="difference-field">
          <h2>{words.fields[field] ?? field}</h2>
          <Pieces pieces={pieces} language={language} />
        </div>
      ))}
      {photos && <Photos before={photos.before} after={photos.after} />}
      {!isSame && (
        <div className="difference-field">
          <h2>{words.body}</h2>
          {gathered(body).map((part, index) =>
            typeof part === 'number' ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one comparison never move
              <p key={index} className="difference-gap quiet">
                {words.unchanged(part)}
              </p>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <Block key={index} block={part} language={language} />
            ),
          )}
        </div>
      )}
    </div>
  );
}

function Block({ block: { block, change, pieces }, language }: { block: ComparedBlock; language: string }) {
  const words = useWords(historyWords);
  const kind = words.blocks[block];
  return (
    <div className={`difference-block difference-${change} difference-of-${block}`}>
      {(kind || change === 'restyled') && (
        <span className="difference-kind">
          {[kind, change === 'restyled' ? words.restyled : ''].filter(Boolean).join(' · ')}
        </span>
      )}
      <Pieces pieces={pieces} language={language} />
    </div>
  );
}

/** The direction is the newer text's, so that what was taken out of it does not turn the line round. */
function Pieces({ pieces, language }: { pieces: readonly Piece[]; language: string }) {
  const words = useWords(historyWords);
  const here = directionOfLanguage(language);
  const text = (other: Piece['kind']) =>
    pieces.flatMap(({ kind, text: said }) => (kind === other ? [] : said)).join('');
  return (
    <p className="difference-text" dir={directionOf(text('removed') || text('added'), here)}>
      {pieces.map(({ kind, text: said }, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one comparison never move
        if (kind === 'same') return <span key={index}>{said}</span>;
        const Mark = kind === 'added' ? 'ins' : 'del';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Mark key={index}>
            <span className="visually-hidden"> {words[kind]}: </span>
            {said}
          </Mark>
        );
      })}
    </p>
  );
}

function Photos({ before, after }: { before: string | null; after: string | null }) {
  const words = useWords(historyWords);
  return (
    <div className="difference-field">
      <h2>{words.photoReplaced}</h2>
      <div className="difference-photos">
        <del>{before ? <Thumbnail id={before} /> : words.noPhoto}</del>
        <ins>{after ? <Thumbnail id={after} /> : words.noPhoto}</ins>
      </div>
    </div>
  );
}

function Thumbnail({ id }: { id: string }) {
  const photo = useQuery({ queryKey: ['photo', id], queryFn: () => callApi<PhotoResource>(`/photos/${id}`) });
  return photo.data ? <img src={photo.data.thumbnail} alt={photo.data.alt} /> : null;
}

/** Of the blocks that stayed, one on each side of a change; the rest as their number. */
function gathered(blocks: readonly ComparedBlock[]): (ComparedBlock | number)[] {
  const isNear = (index: number) =>
    [index - 1, index, index + 1].some((near) => blocks[near] !== undefined && blocks[near]?.change !== 'same');
  const parts: (ComparedBlock | number)[] = [];
  blocks.forEach((block, index) => {
    const last = parts.at(-1);
    if (isNear(index)) parts.push(block);
    else if (typeof last === 'number') parts[parts.length - 1] = last + 1;
    else parts.push(1);
  });
  return parts;
}
