import { useState } from 'react';
import { systemWords } from '../../../language/strings/newsroom/system-words.ts';
import type { FailedJob } from '../../contract/system.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { Moment } from '../parts/moment.tsx';
import { Problem } from '../parts/notice.tsx';
import { toast } from '../parts/toast.tsx';

/** Jobs that were given up after their last try: why, and a way to try again. */
export function FailedJobs({ jobs, onRetried }: { jobs: readonly FailedJob[]; onRetried: () => void }) {
  const words = useWords(systemWords);
  const [problem, setProblem] = useState<unknown>(null);
  const retry = async ({ name, id }: FailedJob) => {
    setProblem(null);
    try {
      await callApi('/health/jobs/retry', { method: 'POST', json: { name, id } });
      toast(words.retried);
    } catch (error) {
      setProblem(error);
    }
    onRetried();
  };
  return (
    <section aria-labelledby="failed-jobs">
      <h2 id="failed-jobs">{words.failedJobs}</h2>
      {problem !== null && <Problem error={problem} />}
      {jobs.length === 0 ? (
        <p className="quiet">{words.noFailedJobs}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th>{words.job}</th>
              <th>{words.reason}</th>
              <th>{words.tries}</th>
              <th>{words.when}</th>
              <th>
                <span className="hidden">{words.retry}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {jobs.map((job) => (
              <tr key={job.id}>
                <td className="table-main">
                  <bdi>{job.name}</bdi>
                  <p className="health-detail" dir="ltr">
                    {JSON.stringify(job.data)}
                  </p>
                </td>
                <td dir="auto">{job.reason}</td>
                <td>{job.tries}</td>
                <td>
                  <Moment at={job.failedAt} />
                </td>
                <td>
                  <button type="button" className="button button-quiet" onClick={() => void retry(job)}>
                    {words.retry}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
