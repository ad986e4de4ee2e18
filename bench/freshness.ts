import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../src/platform/paths.ts';
import { apiClient } from '../test/journeys/api-client.ts';
import { startSample } from './sample-program.ts';
import { median, type Row } from './table.ts';

const PUBLISHES = 1000;
const READERS = 16;

/** After the publish call has returned, no answer is stale: 1,000 publishes, while readers ask for the page all the time. */
export async function measureFreshness(): Promise<Row[]> {
  const sample = await startSample();
  try {
    const env = { ...process.env, GILYON_DATA: sample.dataDir, GILYON_URL: sample.url };
    const command = ['token', 'create', '--name', 'bench', '--role', 'editor'];
    const token = execFileSync(join(projectRoot, 'bin/gilyon'), command, { env, encoding: 'utf8' }).trim();
    const api = apiClient(sample.url, token);
    const made = await api.post('/articles', { headline: 'מספר 0', body: '<p>גוף</p>', section: 'חדשות', authors: [] });
    const id = String(made.json.id);
    const url = String((await api.post(`/articles/${id}/publish`)).json.url);
    let running = true;
    let asked = 0;
    const readers = Array.from({ length: READERS }, async () => {
      while (running) {
        await (await fetch(url)).text();
        asked++;
      }
    });
    let stale = 0;
    const times: number[] = [];
    for (let n = 1; n <= PUBLISHES; n++) {
      await api.patch(`/articles/${id}`, { headline: `מספר ${n}` });
      const startedAt = performance.now();
      await api.post(`/articles/${id}/publish`);
      const page = await (await fetch(url)).text();
      times.push(performance.now() - startedAt);
      if (!page.includes(`מספר ${n}<`)) stale++;
    }
    running = false;
    await Promise.all(readers);
    return [
      {
        what: `stale answers after the call, of ${PUBLISHES} publishes (${asked} reads beside)`,
        figure: String(stale),
        aim: '0',
        holds: stale === 0,
      },
      { what: 'publish call and the new page together, median', figure: `${median(times).toFixed(1)} ms` },
    ];
  } finally {
    await sample.stop();
  }
}
