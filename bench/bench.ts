import { measureCache } from './cached-page.ts';
import { measureDeskList } from './desk-list.ts';
import { measureDeskWeight } from './desk-weight.ts';
import { measureEditor } from './editor.ts';
import { measureFreshness } from './freshness.ts';
import { measureHistories } from './histories.ts';
import { measureLanguage } from './language.ts';
import { measureMail } from './mail.ts';
import { measureMailDatabase } from './mail-database.ts';
import { measureMailKills, measureMailWorker } from './mail-kills.ts';
import { measureMailMessage } from './mail-message.ts';
import { measurePageWeight } from './page-weight.ts';
import { measurePhotoLibrary } from './photo-library.ts';
import { measureRendering } from './rendering.ts';
import { measureSearch } from './search.ts';
import { measureStart } from './start-and-memory.ts';
import { printRow, type Row } from './table.ts';

/** `npm run bench`, or `bin/bench cache start` for some. Every figure stands beside its aim, and a reference where one can be had. */
const MEASUREMENTS: Record<string, () => Promise<Row[]>> = {
  cache: measureCache,
  rendering: measureRendering,
  'desk-list': measureDeskList,
  'photo-library': measurePhotoLibrary,
  language: measureLanguage,
  search: measureSearch,
  freshness: measureFreshness,
  start: measureStart,
  weight: measurePageWeight,
  'desk-weight': measureDeskWeight,
  editor: measureEditor,
  histories: measureHistories,
  mail: measureMail,
  'mail-database': measureMailDatabase,
  'mail-worker': measureMailWorker,
  'mail-kills': measureMailKills,
  'mail-message': measureMailMessage,
};

const asked = process.argv.slice(2);
for (const [name, measure] of Object.entries(MEASUREMENTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stdout.write(`\n${name}\n`);
  for (const row of await measure()) printRow(row);
}
process.exit(0);
