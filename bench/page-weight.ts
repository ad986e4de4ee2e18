import { launchBrowser } from '../test/journeys/browser.ts';
import { startSample, untilIdle } from './sample-program.ts';
import type { Row } from './table.ts';

const WATCH_SHIFTS =
  'window.shift = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value; }).observe({ type: "layout-shift", buffered: true });';

/** What a phone fetches on its first visit to an article, as it comes over the wire; and what moves while it arrives. */
export async function measurePageWeight(): Promise<Row[]> {
  const sample = await startSample();
  await untilIdle(sample);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 780 } });
    await page.addInitScript(WATCH_SHIFTS);
    const client = await page.context().newCDPSession(page);
    await client.send('Network.enable');
    const types = new Map<string, string>();
    const bytes = new Map<string, number>();
    let requests = 0;
    client.on('Network.responseReceived', (event) => types.set(event.requestId, event.type));
    client.on('Network.loadingFinished', (event) => {
      const type = types.get(event.requestId) ?? 'Other';
      bytes.set(type, (bytes.get(type) ?? 0) + event.encodedDataLength);
      requests++;
    });
    await page.goto(sample.url + sample.path, { waitUntil: 'networkidle' });
    await page.mouse.wheel(0, 4000);
    await page.waitForTimeout(1500);
    const shift = Number(await page.evaluate('window.shift'));
    const kilobytes = (...kinds: string[]) => kinds.reduce((sum, kind) => sum + (bytes.get(kind) ?? 0), 0) / 1024;
    const all = kilobytes('Document', 'Stylesheet', 'Script', 'Font');
    const parts = ['Document', 'Stylesheet', 'Font'].map((kind) => kilobytes(kind).toFixed(1)).join(' / ');
    return [
      {
        what: 'HTML, CSS, JavaScript and fonts, first visit, headers included',
        figure: `${all.toFixed(1)} KB`,
        aim: 'under 100 KB',
        holds: all < 100,
      },
      { what: 'of which HTML / CSS / fonts', figure: `${parts} KB` },
      {
        what: 'of which JavaScript',
        figure: `${kilobytes('Script').toFixed(1)} KB`,
        aim: 'under 10 KB',
        holds: kilobytes('Script') < 10,
      },
      { what: 'layout shift (CLS)', figure: shift.toFixed(4), aim: '0', holds: shift === 0 },
      { what: 'requests, photos included', figure: String(requests) },
    ];
  } finally {
    await browser.close();
    await sample.stop();
  }
}
