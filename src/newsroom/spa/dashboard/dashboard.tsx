import { Link } from 'wouter';
import { fullDate } from '../../../language/dates.ts';
import { articleWords } from '../../../language/strings/newsroom/article-words.ts';
import { dashboardWords } from '../../../language/strings/newsroom/dashboard-words.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { PageHead } from '../parts/page-head.tsx';
import { AttentionBlock } from './attention-block.tsx';
import { ReadsBlock } from './reads-block.tsx';
import { RecentBlock } from './recent-block.tsx';
import { TodayBlock } from './today-block.tsx';
import { WaitingBlock } from './waiting-block.tsx';

/** Where one arrives: what waits, what the day brings, what is read. */
export default function Dashboard() {
  const words = useWords(dashboardWords);
  const { newArticle } = useWords(articleWords);
  const { language, timeZone } = useDesk();
  return (
    <>
      <PageHead title={words.title}>
        <Link href="/articles/new" className="button">
          {newArticle}
        </Link>
      </PageHead>
      <p className="dateline">{fullDate(new Date(), language, timeZone)}</p>
      <div className="dashboard">
        <div className="dashboard-column">
          <WaitingBlock />
          <RecentBlock />
        </div>
        <div className="dashboard-column">
          <TodayBlock />
          <AttentionBlock />
          <ReadsBlock />
        </div>
      </div>
    </>
  );
}
