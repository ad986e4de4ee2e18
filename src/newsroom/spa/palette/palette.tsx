import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ArrowUpRight, FileText, Image, PanelsTopLeft, Search, Tag, User } from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import {
  Modal as AriaModal,
  Autocomplete,
  Collection,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  ModalOverlay,
  TextField,
} from 'react-aria-components';
import { useLocation } from 'wouter';
import { isolate } from '../../../language/direction.ts';
import { articleWords } from '../../../language/strings/newsroom/article-words.ts';
import { paletteWords } from '../../../language/strings/newsroom/palette-words.ts';
import { DESK_QUERY_LENGTH, type DeskSearchResource } from '../../contract/desk-search.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { PAGES } from '../frame/pages.ts';
import { Problem } from '../parts/notice.tsx';
import { foundEntries, type PaletteEntry, type PaletteGroup, pageEntries } from './palette-entries.ts';

const TYPING_PAUSE_MS = 120;
const ICONS = { pages: PanelsTopLeft, articles: FileText, photos: Image, names: Tag, staff: User };
const NOTHING: DeskSearchResource = { articles: [], photos: [], names: [], staff: [] };

/** Search over everything that the desk keeps, and over the newsroom itself. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const words = useWords(paletteWords);
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState('');
  const { entries, search, isBehind } = useEntries(typed);
  const go = ({ href, outside }: PaletteEntry) => {
    onClose();
    if (outside) window.location.assign(href);
    else navigate(href);
  };
  // Where nothing is chosen yet, the first is meant: of what was typed, not of what stands there until it is found.
  const [isFirstMeant, setFirstMeant] = useState(false);
  const onKeyDown = (event: KeyboardEvent) => {
    const isEnter = event.key === 'Enter' && !event.currentTarget.getAttribute('aria-activedescendant');
    setFirstMeant(isEnter);
    if (isEnter) event.preventDefault();
  };
  const [first] = entries;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it goes once, when what was meant is known.
  useEffect(() => {
    if (!isFirstMeant || (isBehind && first?.group !== 'pages')) return;
    setFirstMeant(false);
    if (first) go(first);
  }, [isFirstMeant, isBehind, first?.key]);
  const isNothing = entries.length === 0 && !isBehind && !search.isError;
  return (
    <ModalOverlay className="overlay palette-overlay" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <AriaModal className="modal modal-small palette">
        <Dialog className="modal-dialog" aria-label={words.open}>
          <Autocomplete inputValue={typed} onInputChange={setTyped} disableAutoFocusFirst>
            <TextField
              type="search"
              aria-label={words.open}
              autoFocus
              className="palette-field"
              maxLength={DESK_QUERY_LENGTH}
            >
              <Search aria-hidden="true" />
              <Input dir="auto" placeholder={words.hint} onKeyDown={onKeyDown} />
            </TextField>
            <p className="hidden" role="status">
              {isBehind ? words.searching : words.count(entries.length)}
            </p>
            {search.isError && <Problem error={search.error} onRetry={() => void search.refetch()} />}
            {isNothing && <p className="palette-nothing">{words.nothing(isolate(typed.trim()))}</p>}
            <EntryList entries={entries} onGo={go} />
          </Autocomplete>
          <p className="palette-foot quiet">{isBehind ? words.searching : words.how}</p>
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  );
}

/** The newsroom's own pages at once, what the server keeps after a pause in the typing. */
function useEntries(typed: string) {
  const { language, role, words: desk } = useDesk();
  const words = useWords(paletteWords);
  const { states } = useWords(articleWords);
  const wanted = typed.trim();
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const pause = setTimeout(() => setAsked(wanted), TYPING_PAUSE_MS);
    return () => clearTimeout(pause);
  }, [wanted]);
  const search = useQuery({
    queryKey: ['desk-search', asked],
    queryFn: ({ signal }) =>
      callApi<DeskSearchResource>(`/desk-search?${new URLSearchParams({ q: asked })}`, { signal }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  const found = wanted === '' || asked === '' ? NOTHING : (search.data ?? NOTHING);
  const say = { untitled: words.untitled, state: states, role: desk.roles };
  return {
    entries: [...pageEntries(wanted, PAGES, role, language), ...foundEntries(found, say, role)],
    search,
    isBehind: wanted !== asked || search.isFetching,
  };
}

function EntryList({ entries, onGo }: { entries: readonly PaletteEntry[]; onGo: (entry: PaletteEntry) => void }) {
  const words = useWords(paletteWords);
  const groups = (Object.keys(words.groups) as PaletteGroup[])
    .map((id) => ({
      id,
      entries: entries.filter(({ group }) => group === id).map((entry) => ({ id: entry.key, entry })),
    }))
    .filter((group) => group.entries.length > 0);
  return (
    <ListBox aria-label={words.results} className="palette-list" items={groups} selectionMode="none">
      {(group) => (
        <ListBoxSection id={group.id}>
          <Header>{words.groups[group.id]}</Header>
          <Collection items={group.entries}>
            {({ entry }) => (
              <ListBoxItem textValue={entry.text} className="option palette-option" onAction={() => onGo(entry)}>
                <EntryMark entry={entry} />
                <span className="palette-text">
                  <bdi>{entry.text}</bdi>
                  <EntryDetail entry={entry} />
                </span>
              </ListBoxItem>
            )}
          </Collection>
        </ListBoxSection>
      )}
    </ListBox>
  );
}

function EntryMark({ entry: { group, kind, picture } }: { entry: PaletteEntry }) {
  if (picture) return <img src={picture.url} alt="" style={{ background: picture.colour }} />;
  const Icon = kind === 'action' ? ArrowUpRight : ICONS[group];
  return <Icon aria-hidden="true" className={kind === 'action' ? 'points-on' : undefined} />;
}

function EntryDetail({ entry: { kind, detail } }: { entry: PaletteEntry }) {
  const { kinds } = useWords(paletteWords);
  const text = kind && kind !== 'action' ? kinds[kind] : detail;
  return text ? <bdi className="quiet">{text}</bdi> : null;
}
