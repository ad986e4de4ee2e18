import { rmSync } from 'node:fs';
import { memoryOfTree } from './process-figures.ts';
import { startSample, untilIdle } from './sample-program.ts';
import { median, type Row } from './table.ts';

/** From the command to the first page, with a database that is there; and the memory of the whole program at rest. */
export async function measureStart(): Promise<Row[]> {
  const first = await startSample({ keep: true });
  await untilIdle(first);
  const afterWork = memoryOfTree(first.pid);
  await first.stop();
  const seconds: number[] = [];
  let idle = 0;
  for (let round = 0; round < 5; round++) {
    const sample = await startSample({ dataDir: first.dataDir, keep: true });
    seconds.push(sample.firstPageAfter);
    if (round === 4) {
      await new Promise((resolve) => setTimeout(resolve, 20_000));
      idle = memoryOfTree(sample.pid);
    }
    await sample.stop();
  }
  rmSync(first.dataDir, { recursive: true, force: true });
  const start = median(seconds);
  return [
    {
      what: 'start with an existing database to the first page, median of 5',
      figure: `${start.toFixed(2)} s`,
      aim: 'under 2 s',
      holds: start < 2,
    },
    {
      what: 'memory at rest, database included (Pss)',
      figure: `${idle.toFixed(0)} MB`,
      aim: 'under 200 MB',
      holds: idle < 200,
    },
    { what: 'memory after all renditions of the demo were made', figure: `${afterWork.toFixed(0)} MB` },
  ];
}
