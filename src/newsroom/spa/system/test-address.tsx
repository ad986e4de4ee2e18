import { useState } from 'react';
import { systemWords } from '../../../language/strings/newsroom/system-words.ts';
import type { RedirectTestAnswer } from '../../contract/redirects.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { TextField } from '../parts/field.tsx';
import { Notice, Problem } from '../parts/notice.tsx';

/** What a reader gets at an address just now. */
export function TestAddress() {
  const words = useWords(systemWords);
  const [address, setAddress] = useState('');
  const [answer, setAnswer] = useState<RedirectTestAnswer | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const test = async () => {
    setProblem(null);
    setAnswer(null);
    try {
      setAnswer(await callApi<RedirectTestAnswer>('/redirects/test', { method: 'POST', json: { address } }));
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <form
      className="settings-group"
      onSubmit={(event) => {
        event.preventDefault();
        void test();
      }}
    >
      <h2>{words.testAddress}</h2>
      <TextField label={words.testAddress} dir="ltr" required value={address} onChange={setAddress} />
      {problem !== null && <Problem error={problem} />}
      {answer && (
        <Notice kind={answer.status >= 400 ? 'plain' : 'good'}>
          {answer.location ? (
            <>
              {words.leadsTo} <bdi dir="ltr">{answer.location}</bdi>
            </>
          ) : answer.status === 200 ? (
            words.testPage
          ) : answer.status === 404 ? (
            words.testNothing
          ) : (
            words.testOther(answer.status)
          )}
        </Notice>
      )}
      <button type="submit" className="button button-quiet">
        {words.test}
      </button>
    </form>
  );
}
