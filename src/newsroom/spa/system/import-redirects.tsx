import { Upload } from 'lucide-react';
import { useState } from 'react';
import { redirectLines } from '../../../features/redirects/redirect-file.ts';
import { systemWords } from '../../../language/strings/newsroom/system-words.ts';
import { ApiProblem, callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { faultText, problemText } from '../frame/problem-text.ts';
import { Notice } from '../parts/notice.tsx';
import { toast } from '../parts/toast.tsx';

const MOST_SHOWN = 30;

/** A whole CSV, all or none; what is wrong is told by its line in the file. */
export function ImportRedirects({ onAdded }: { onAdded: () => void }) {
  const words = useWords(systemWords);
  const { language } = useDesk();
  const [faults, setFaults] = useState<string[]>([]);
  const [isSending, setSending] = useState(false);
  const send = async (file: File | undefined) => {
    if (!file) return;
    setSending(true);
    setFaults([]);
    const lines = redirectLines(await file.text());
    try {
      const json = lines.map(({ from, to }) => ({ from, to }));
      const { set } = await callApi<{ set: number }>('/redirects', { method: 'POST', json });
      toast(words.added(set));
      onAdded();
    } catch (error) {
      const named = error instanceof ApiProblem ? error.errors : [];
      const said = named.map((fault) => {
        const line = lines[Number(fault.path.split('/')[0])]?.line;
        const text = faultText(fault, language);
        return line === undefined ? text : words.line(line, text);
      });
      const rest = said.length > MOST_SHOWN ? [words.andMore(said.length - MOST_SHOWN)] : [];
      setFaults(said.length > 0 ? [...said.slice(0, MOST_SHOWN), ...rest] : [problemText(error, language)]);
    } finally {
      setSending(false);
    }
  };
  return (
    <div className="settings-group">
      <h2>{words.importCsv}</h2>
      <p className="quiet">{words.importHint}</p>
      {faults.length > 0 && <Notice kind="bad">{[words.noneAdded, ...faults].join('\n')}</Notice>}
      <label className="button button-quiet file-button">
        <Upload aria-hidden="true" />
        {words.importCsv}
        <input
          className="hidden"
          type="file"
          accept=".csv,.tsv,text/csv,text/plain"
          disabled={isSending}
          onChange={(event) => {
            void send(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </label>
    </div>
  );
}
