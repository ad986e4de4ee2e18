import { useQuery } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { systemWords } from '../../../language/strings/newsroom/system-words.ts';
import type { HealthAnswer, HealthItem } from '../../contract/system.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Loading, Problem } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { FailedJobs } from './failed-jobs.tsx';

/** How each part of the system is, and what to do where it is not well. */
export default function HealthPage() {
  const words = useWords(systemWords);
  const query = useQuery({
    queryKey: ['health'],
    queryFn: () => callApi<HealthAnswer>('/health'),
    refetchInterval: 30_000,
  });
  return (
    <>
      <PageHead title={words.health}>
        <button
          type="button"
          className="button button-quiet"
          disabled={query.isFetching}
          onClick={() => void query.refetch()}
        >
          <RefreshCw aria-hidden="true" />
          {words.again}
        </button>
      </PageHead>
      <p className="quiet">{words.healthLead}</p>
      {query.isPending && <Loading />}
      {query.isError && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <>
          <ul className="health">
            {query.data.items.map((item) => (
              <Part key={item.part} item={item} />
            ))}
          </ul>
          <FailedJobs jobs={query.data.failed} onRetried={() => void query.refetch()} />
        </>
      )}
    </>
  );
}

function Part({ item }: { item: HealthItem }) {
  const words = useWords(systemWords);
  const { language } = useDesk();
  const facts = Object.entries(item.facts).filter(([, value]) => value !== null);
  return (
    <li className={`health-part health-${item.state}`}>
      <h2>
        {words.items[item.part]} <span className="health-state">{words.states[item.state]}</span>
      </h2>
      <dl className="health-facts">
        {facts.map(([name, value]) => (
          <Fact key={name} name={words.facts[name as keyof typeof words.facts] ?? name}>
            {said(name, value ?? '', words.values, language)}
          </Fact>
        ))}
      </dl>
      {item.advice && <p>{words.advice[item.advice as keyof typeof words.advice]}</p>}
      {item.detail && (
        <p className="health-detail" dir="auto">
          {item.detail}
        </p>
      )}
    </li>
  );
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <bdi>{children}</bdi>
      </dd>
    </>
  );
}

const BYTES = new Set(['bytes', 'memory', 'free', 'whole']);
const SECONDS = new Set(['seconds', 'oldestSeconds']);
const TIMES = new Set(['lastSentAt', 'lastFailureAt']);

function said(name: string, value: string | number, values: Record<string, string>, language: string): string {
  if (typeof value === 'string') {
    if (TIMES.has(name)) return new Date(value).toLocaleString(language);
    return values[value] ?? value;
  }
  if (BYTES.has(name)) return inUnit(value, language);
  if (SECONDS.has(name)) return duration(value, language);
  return name === 'share' ? `${value}%` : value.toLocaleString(language);
}

function inUnit(bytes: number, language: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const style = { style: 'unit', unit: units[step] ?? 'byte', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language, style).format(bytes / 1000 ** step);
}

function duration(seconds: number, language: string): string {
  const [unit, size] =
    seconds >= 86_400
      ? ['day', 86_400]
      : seconds >= 3600
        ? ['hour', 3600]
        : seconds >= 60
          ? ['minute', 60]
          : ['second', 1];
  const style = { style: 'unit', unit: String(unit), unitDisplay: 'long', maximumFractionDigits: 0 } as const;
  return new Intl.NumberFormat(language, style).format(seconds / Number(size));
}
