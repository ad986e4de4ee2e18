import { launchBrowser } from '../test/journeys/browser.ts';
import { startProgram, stopProgram } from '../test/journeys/running-program.ts';
import { longArticle, signedIn } from './editor.ts';
import type { Row } from './table.ts';

/** What the newsroom's first view fetches, as it comes over the wire, and what the editor adds when it is first opened. */
export async function measureDeskWeight(): Promise<Row[]> {
  const program = await startProgram();
  const browser = await launchBrowser();
  try {
    const session = await signedIn(browser, program);
    const id = await longArticle(program);
    const cookies = await session.cookies();
    const fresh = await browser.newContext({ storageState: { cookies, origins: [] } });
    const page = await fresh.newPage();
    const client = await fresh.newCDPSession(page);
    await client.send('Network.enable');
    const scripts = new Set<string>();
    let scriptBytes = 0;
    let allBytes = 0;
    client.on('Network.responseReceived', (event) => event.type === 'Script' && scripts.add(event.requestId));
    client.on('Network.loadingFinished', (event) => {
      allBytes += event.encodedDataLength;
      if (scripts.has(event.requestId)) scriptBytes += event.encodedDataLength;
    });
    await page.goto(`${program.url}/newsroom`, { waitUntil: 'networkidle' });
    const first = { scripts: scriptBytes / 1024, all: allBytes / 1024 };
    await page.goto(`${program.url}/newsroom/articles/${id}`, { waitUntil: 'networkidle' });
    return [
      {
        what: "the first view's JavaScript, compressed",
        figure: `${first.scripts.toFixed(1)} KB`,
        aim: 'under 250 KB',
        holds: first.scripts < 250,
      },
      { what: 'the first view, all of it', figure: `${first.all.toFixed(1)} KB` },
      { what: 'JavaScript that the editor adds', figure: `${(scriptBytes / 1024 - first.scripts).toFixed(1)} KB` },
    ];
  } finally {
    await browser.close();
    await stopProgram(program);
  }
}
