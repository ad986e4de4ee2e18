import { useQueryClient } from '@tanstack/react-query';
import { FilePlus } from 'lucide-react';
import { useState } from 'react';
import type { PublicationSettings } from '../../../features/publication/publication.ts';
import { settingsWords } from '../../../language/strings/newsroom/settings-words.ts';
import type { SettingsAnswer } from '../../contract/settings.ts';
import { useWords } from '../frame/desk.ts';
import { PageEditor } from './page-editor.tsx';

/** The pages that stand: those that were written, and those whose words come with the program. */
export function PagesPart({ answer, draft }: { answer: SettingsAnswer; draft: PublicationSettings }) {
  const words = useWords(settingsWords);
  const queries = useQueryClient();
  const [open, setOpen] = useState<string | 'new' | null>(null);
  const close = () => {
    setOpen(null);
    void queries.invalidateQueries({ queryKey: ['settings'] });
  };
  if (open !== null)
    return <PageEditor key={open} slug={open === 'new' ? null : open} settings={draft} onClose={close} />;
  return (
    <div className="settings-form">
      <p className="quiet">{words.hints.pages}</p>
      <table className="table">
        <thead>
          <tr>
            <th>{words.pageTitle}</th>
            <th>{words.pageAddress}</th>
            <th>{words.pageWords}</th>
          </tr>
        </thead>
        <tbody>
          {answer.pages.map((page) => (
            <tr key={page.slug}>
              <td className="table-main">
                <button type="button" className="plain" onClick={() => setOpen(page.slug)}>
                  <bdi>{page.title}</bdi>
                </button>
              </td>
              <td>
                <bdi dir="ltr">/{page.slug}</bdi>
              </td>
              <td>{page.isWritten ? words.ownWords : words.standardWords}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" className="button" onClick={() => setOpen('new')}>
        <FilePlus aria-hidden="true" />
        {words.newPage}
      </button>
    </div>
  );
}
