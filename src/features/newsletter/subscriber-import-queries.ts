import type { Reads } from '../../platform/context.ts';
import type { ImportLine, ImportState, LineFault, LineStanding, SubscriberImport } from './subscriber-import.ts';

const SAMPLE = 5;

export async function subscriberImport(db: Reads, id: string): Promise<SubscriberImport | null> {
  const row = await db.selectFrom('subscriber_imports').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const [counted, sample] = await Promise.all([
    row.state === 'uploaded' || row.state === 'checking'
      ? []
      : db
          .selectFrom('subscriber_import_lines')
          .select(['standing', (eb) => eb.fn.countAll<string>().as('count')])
          .where('import_id', '=', id)
          .groupBy('standing')
          .execute(),
    db
      .selectFrom('subscriber_import_lines')
      .select('fields')
      .where('import_id', '=', id)
      .orderBy('line')
      .limit(SAMPLE)
      .execute(),
  ]);
  return {
    id: row.id,
    newsletterId: row.newsletter_id,
    fileName: row.file_name,
    columns: row.columns,
    emailColumn: row.email_column,
    nameColumn: row.name_column,
    state: row.state as ImportState,
    lines: row.lines,
    done: row.done,
    counts: Object.fromEntries(counted.map((one) => [one.standing as LineStanding, Number(one.count)])),
    sample: sample.map((one) => one.fields as string[]),
  };
}

/** The lines of one standing, in the order of the file; after the line `after`. */
export async function importLines(
  db: Reads,
  id: string,
  { standing, limit, after = 0 }: { standing: LineStanding; limit: number; after?: number },
): Promise<ImportLine[]> {
  const rows = await db
    .selectFrom('subscriber_import_lines')
    .select(['line', 'fields', 'email', 'standing', 'fault'])
    .where('import_id', '=', id)
    .where('standing', '=', standing)
    .where('line', '>', after)
    .orderBy('line')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    line: row.line,
    fields: row.fields as string[],
    email: row.email,
    standing: row.standing as LineStanding,
    fault: row.fault as LineFault | null,
  }));
}
