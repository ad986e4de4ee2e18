import { Link } from 'wouter';
import { editionWords } from '../../../language/strings/newsroom/edition-words.ts';
import type { ReportResource } from '../../contract/newsletters.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Moment } from '../parts/moment.tsx';

/** What became of an edition: in numbers, by article, by the reason of what did not arrive, by server. */
export function EditionReport({ report }: { report: ReportResource }) {
  const words = useWords(editionWords);
  const { language } = useDesk();
  const { counts } = report;
  const numbers = [
    [words.delivered, report.delivered],
    [words.deferred, counts.deferred ?? 0],
    [words.notDelivered, counts.failed ?? 0],
    [words.bounced, counts.bounced ?? 0],
    [words.complained, counts.complained ?? 0],
    [words.unsubscribed, report.unsubscribed],
    [words.clicks, report.clicks],
  ] as const;
  return (
    <section className="panel" aria-labelledby="edition-report">
      <h2 id="edition-report">{words.report}</h2>
      <dl className="numbers">
        {numbers.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{count.toLocaleString(language)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">
        {report.startedAt && (
          <>
            {words.began} <Moment at={report.startedAt} />
          </>
        )}
        {report.finishedAt && (
          <>
            {' · '}
            {words.ended} <Moment at={report.finishedAt} />
          </>
        )}
      </p>
      <h3>{words.clicksOn}</h3>
      <p className="quiet">{report.readers ? words.clicksKept(report.readers.count) : words.clicksCounted}</p>
      {report.clicked.length === 0 && <p className="quiet">{words.noClicks}</p>}
      {report.clicked.length > 0 && (
        <ReportTable
          heads={[words.article, words.clicks]}
          rows={report.clicked.map((one) => ({
            key: one.articleId,
            cells: [
              <Link key="article" href={`/articles/${one.articleId}`}>
                <bdi>{one.headline || words.gone}</bdi>
              </Link>,
              one.count.toLocaleString(language),
            ],
          }))}
        />
      )}
      {report.readers && report.readers.items.length > 0 && (
        <>
          <h3>{words.clickedBy}</h3>
          <ReportTable
            heads={[words.reader, words.articlesClicked]}
            rows={report.readers.items.map((one) => ({
              key: one.subscriberId,
              cells: [
                <Link key="reader" href={`/subscribers/${one.subscriberId}`}>
                  <bdi>{one.name || one.email}</bdi>
                </Link>,
                one.articles.toLocaleString(language),
              ],
            }))}
          />
        </>
      )}
      {report.refusals.length > 0 && (
        <>
          <h3>{words.refusals}</h3>
          <ReportTable
            heads={[words.code, words.reply, words.count]}
            rows={report.refusals.map((one) => ({
              key: one.statusCode + one.reply,
              cells: [
                <bdi key="code" dir="ltr">
                  {one.statusCode || '–'}
                </bdi>,
                <bdi key="reply" dir="ltr">
                  {one.reply}
                </bdi>,
                one.count.toLocaleString(language),
              ],
            }))}
          />
        </>
      )}
      {report.domains.length > 0 && (
        <>
          <h3>{words.domains}</h3>
          <ReportTable
            heads={[words.domain, words.count, words.state]}
            rows={report.domains.map((one) => ({
              key: one.domain,
              cells: [
                <bdi key="domain" dir="ltr">
                  {one.domain}
                </bdi>,
                one.count.toLocaleString(language),
                one.pausedAt ? (
                  <span key="paused">
                    {words.domainPaused} <bdi className="quiet">{one.reason}</bdi>
                  </span>
                ) : one.restUntil ? (
                  <span key="rests">
                    {words.restsUntil} <Moment at={one.restUntil} />
                  </span>
                ) : (
                  ''
                ),
              ],
            }))}
          />
        </>
      )}
    </section>
  );
}

type Row = { key: string; cells: React.ReactNode[] };

function ReportTable({ heads, rows }: { heads: readonly string[]; rows: readonly Row[] }) {
  return (
    <table className="table">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {cells.map((cell, at) => (
              <td key={heads[at]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
