import { useState } from 'react';
import { systemWords } from '../../../language/strings/newsroom/system-words.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { TextField } from '../parts/field.tsx';
import { Problem } from '../parts/notice.tsx';
import { toast } from '../parts/toast.tsx';

/** One redirect. What is refused stays in the fields. */
export function AddRedirect({ onAdded }: { onAdded: () => void }) {
  const words = useWords(systemWords);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const add = async () => {
    setProblem(null);
    try {
      await callApi('/redirects', { method: 'POST', json: { from: from.trim(), to: to.trim() } });
      toast(words.added(1));
      setFrom('');
      setTo('');
      onAdded();
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <form
      className="settings-group"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <h2>{words.addRedirect}</h2>
      <TextField label={words.fromAddress} dir="ltr" placeholder="/old/page" required value={from} onChange={setFrom} />
      <TextField label={words.toAddress} dir="ltr" placeholder="/section/news" required value={to} onChange={setTo} />
      {problem !== null && <Problem error={problem} />}
      <button type="submit" className="button">
        {words.addRedirect}
      </button>
    </form>
  );
}
