import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useParams } from 'wouter';
import { newsletterWords } from '../../../language/strings/newsroom/newsletter-words.ts';
import type { NewsletterResource } from '../../contract/newsletters.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Loading, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { toast } from '../parts/toast.tsx';
import { LeaveGuard } from '../settings/leave-guard.tsx';
import { NewsletterAutomatic } from './newsletter-automatic.tsx';
import { NewsletterDigest } from './newsletter-digest.tsx';
import { NewsletterFields, type NewsletterPart } from './newsletter-fields.tsx';

/** What a newsletter is: name, sender, sections, look, rule, welcome. Saved together. */
export default function NewsletterSettingsPage() {
  const { id = '' } = useParams();
  const words = useWords(newsletterWords);
  const { words: desk } = useDesk();
  const queries = useQueryClient();
  const newsletter = useQuery({
    queryKey: ['newsletters', id],
    queryFn: () => callApi<NewsletterResource>(`/newsletters/${id}`),
  });
  const sections = useQuery({
    queryKey: ['sections'],
    queryFn: () => callApi<{ items: { id: string; name: string }[] }>('/sections'),
  });
  const [change, setChange] = useState<Partial<NewsletterResource>>({});
  const [problem, setProblem] = useState<unknown>(null);
  const [isSaving, setSaving] = useState(false);
  if (newsletter.isError || sections.isError) {
    const retry = () => void Promise.all([newsletter.refetch(), sections.refetch()]);
    return <Problem error={newsletter.error ?? sections.error} onRetry={retry} />;
  }
  if (newsletter.isPending || sections.isPending) return <Loading />;
  const saved = newsletter.data;
  const keys = Object.keys(change) as (keyof NewsletterResource)[];
  const changed = keys.filter((key) => JSON.stringify(change[key]) !== JSON.stringify(saved[key]));
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setSaving(true);
    setProblem(null);
    try {
      const json = Object.fromEntries(changed.map((key) => [key, change[key]]));
      const next = await callApi<NewsletterResource>(`/newsletters/${id}`, { method: 'PATCH', json });
      queries.setQueryData(['newsletters', id], next);
      await queries.invalidateQueries({ queryKey: ['newsletters', 'overview'] });
      setChange({});
      toast(words.settingsSaved);
    } catch (error) {
      setProblem(error);
    } finally {
      setSaving(false);
    }
  };
  const part: NewsletterPart = {
    draft: { ...saved, ...change },
    set: (next) => setChange((before) => ({ ...before, ...next })),
    sections: sections.data.items,
  };
  return (
    <>
      <p className="where-from">
        <Link href={`/newsletters/${id}`}>
          <bdi>{saved.name}</bdi>
        </Link>
      </p>
      <PageHead title={words.settingsOf(saved.name)} />
      <form className="settings-form newsletter-settings" onSubmit={(event) => void save(event)}>
        <NewsletterFields {...part} />
        <NewsletterAutomatic {...part} />
        <NewsletterDigest {...part} />
        {problem !== null && <Problem error={problem} />}
        <div className="save-bar" data-dirty={changed.length > 0 || undefined}>
          <p role="status">{changed.length === 0 ? words.nothingChanged : words.hasChanges}</p>
          <button
            type="button"
            className="button button-quiet"
            disabled={changed.length === 0}
            onClick={() => setChange({})}
          >
            {words.discard}
          </button>
          <button type="submit" className="button" disabled={changed.length === 0 || isSaving}>
            {desk.save}
          </button>
        </div>
      </form>
      <LeaveGuard isDirty={changed.length > 0} within={`/newsroom/newsletters/${id}/settings`} />
    </>
  );
}
