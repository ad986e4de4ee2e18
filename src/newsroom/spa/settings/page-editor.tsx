import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PublicationSettings } from '../../../features/publication/publication.ts';
import { SETTINGS_LIMITS } from '../../../features/publication/settings.ts';
import { settingsWords } from '../../../language/strings/newsroom/settings-words.ts';
import type { PageAnswer } from '../../contract/settings.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { TextField } from '../parts/field.tsx';
import { Loading, Problem } from '../parts/notice.tsx';
import { toast } from '../parts/toast.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { SitePreview } from './site-preview.tsx';

type Props = { slug: string | null; settings: PublicationSettings; onClose: () => void };

const NEW: PageAnswer = { slug: '', title: '', body: '', inFooter: true, version: 0 };

/** A standing page in Markdown, beside itself as readers will see it. */
export function PageEditor({ slug, settings, onClose }: Props) {
  const query = useQuery({
    queryKey: ['page', slug],
    queryFn: () => callApi<PageAnswer>(`/pages/${slug}`),
    enabled: slug !== null,
    gcTime: 0,
  });
  const saved = slug === null ? NEW : query.data;
  if (query.isError) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  if (!saved) return <Loading />;
  return <Editing key={saved.version} saved={saved} settings={settings} onClose={onClose} />;
}

function Editing({ saved, settings, onClose }: { saved: PageAnswer } & Omit<Props, 'slug'>) {
  const words = useWords(settingsWords);
  const queries = useQueryClient();
  const [page, setPage] = useState(saved);
  const [problem, setProblem] = useState<unknown>(null);
  const isDirty = JSON.stringify(page) !== JSON.stringify(saved);
  const isBuiltIn = saved.version === 0 && saved.slug !== '';
  const change = (next: Partial<PageAnswer>) => setPage((before) => ({ ...before, ...next }));
  const attempt = async (work: () => Promise<unknown>) => {
    setProblem(null);
    try {
      await work();
      await queries.invalidateQueries({ queryKey: ['settings'] });
      onClose();
    } catch (error) {
      setProblem(error);
    }
  };
  const save = () =>
    attempt(async () => {
      const { version, ...fields } = page;
      const before = saved;
      if (version === 0) {
        const made = await callApi<PageAnswer>('/pages', { method: 'POST', json: fields });
        toast(words.pageSaved, () => void remove(made).then(() => queries.invalidateQueries()));
      } else {
        const next = await callApi<PageAnswer>(`/pages/${before.slug}`, {
          method: 'PUT',
          json: { version, page: fields },
        });
        toast(words.pageSaved, () => {
          const { version: _, ...was } = before;
          const json = { version: next.version, page: was };
          void callApi(`/pages/${next.slug}`, { method: 'PUT', json }).then(() => queries.invalidateQueries());
        });
      }
    });
  const takeAway = () =>
    attempt(async () => {
      await remove(saved);
      const { version: _, ...was } = saved;
      toast(words.pageRemoved, () => {
        void callApi('/pages', { method: 'POST', json: was }).then(() => queries.invalidateQueries());
      });
    });
  return (
    <div className="settings-columns">
      <form
        className="settings-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={words.pageTitle}
          value={page.title}
          most={SETTINGS_LIMITS.title}
          required
          onChange={(title) => change({ title })}
        />
        {!isBuiltIn && (
          <TextField
            label={words.pageAddress}
            hint={words.hints.pageAddress}
            dir="ltr"
            value={page.slug}
            required
            onChange={(slug) => change({ slug: slug.toLowerCase() })}
          />
        )}
        <TextField
          label={words.pageBody}
          hint={words.hints.pageBody}
          lines
          value={page.body}
          most={SETTINGS_LIMITS.pageBody}
          onChange={(body) => change({ body })}
        />
        <label className="settings-check">
          <input
            type="checkbox"
            checked={page.inFooter}
            onChange={(event) => change({ inFooter: event.target.checked })}
          />
          {words.inFooter}
        </label>
        {problem !== null && <Problem error={problem} />}
        <div className="save-bar" data-dirty={isDirty || undefined}>
          <p role="status">{isDirty ? words.unsavedShort : words.nothingChanged}</p>
          {saved.version > 0 && (
            <button type="button" className="plain danger" onClick={() => void takeAway()}>
              {words.removePage}
            </button>
          )}
          <button type="button" className="button button-quiet" onClick={onClose}>
            {isDirty ? words.discard : words.back}
          </button>
          <button type="submit" className="button" disabled={!isDirty}>
            {words.save}
          </button>
        </div>
      </form>
      <SitePreview
        settings={settings}
        page={{ kind: 'written', slug: page.slug, title: page.title, body: page.body }}
      />
      <LeaveGuard isDirty={isDirty} within="/newsroom/none" />
    </div>
  );
}

function remove({ slug, version }: PageAnswer): Promise<void> {
  return callApi(`/pages/${slug}?version=${version}`, { method: 'DELETE' });
}
