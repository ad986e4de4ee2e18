import { sql } from 'kysely';
import { isEmail, normalEmail } from '../../language/email-address.ts';
import { type Actor, doneBy } from '../../platform/actor.ts';
import type { Ctx, Trx } from '../../platform/context.ts';
import { Invalid, NotFound, TooLarge } from '../../platform/errors.ts';
import type { NewsletterId } from '../../platform/ids.ts';
import { mustBeAllowed } from '../people/permission.ts';
import { newsletterById } from './newsletter-queries.ts';
import { type FileRecord, fileRecords } from './subscriber-file.ts';
import { IMPORT_LIMITS } from './subscriber-import.ts';

const BATCH = 2000;
const KEPT_DAYS = 7;

export type UploadInput = { newsletterId: NewsletterId; fileName: string; chunks: AsyncIterable<Uint8Array> };

/**
 * Stages a file of subscribers, line by line as it arrives; nobody is subscribed by it. A file that is cut off leaves
 * nothing. What was staged a week ago is forgotten.
 *
 * @returns the import's id
 * @throws Forbidden; NotFound; Invalid `empty-file`; TooLarge
 */
export async function uploadSubscribers(ctx: Ctx, by: Actor, input: UploadInput): Promise<string> {
  mustBeAllowed(by, 'edit-newsletters');
  if (!(await newsletterById(ctx.db, input.newsletterId)))
    throw new NotFound('no-such-newsletter', 'There is no such newsletter.');
  const id = ctx.newId();
  await ctx.transact(async (trx) => {
    const now = ctx.now();
    const weekAgo = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
    await trx.deleteFrom('subscriber_imports').where('created_at', '<', weekAgo).execute();
    const row = {
      ...{ id, newsletter_id: input.newsletterId, file_name: input.fileName, columns: [] as string[] },
      ...{ email_column: 0, name_column: null, state: 'uploaded', lines: 0 },
      ...{ created_by: JSON.stringify(doneBy(by)), created_at: now },
    };
    await trx.insertInto('subscriber_imports').values(row).execute();
    const { head, lines } = await stage(trx, id, input.chunks);
    await trx
      .updateTable('subscriber_imports')
      .set({ columns: head.columns, email_column: head.email, name_column: head.name, lines })
      .where('id', '=', id)
      .execute();
  });
  return id;
}

type Head = { columns: string[]; email: number; name: number | null; isNamed: boolean };

async function stage(trx: Trx, id: string, chunks: AsyncIterable<Uint8Array>): Promise<{ head: Head; lines: number }> {
  let head: Head | null = null;
  let lines = 0;
  let batch: FileRecord[] = [];
  const write = async () => {
    await sql`
      insert into subscriber_import_lines (import_id, line, fields, fault)
      select ${id}::uuid, line, fields::jsonb, fault
      from unnest(
        ${batch.map(({ line }) => line)}::int[],
        ${batch.map(({ fields }) => JSON.stringify(fields ?? []))}::text[],
        ${batch.map(({ fields }) => (fields ? null : 'broken-quote'))}::text[]
      ) as given (line, fields, fault)`.execute(trx);
    batch = [];
  };
  for await (const record of fileRecords(atMost(chunks))) {
    const fields = record.fields?.slice(0, IMPORT_LIMITS.columns).map(storable) ?? null;
    if (!head && fields) {
      head = headOf(fields);
      if (head.isNamed) continue;
    }
    if (++lines > IMPORT_LIMITS.lines) throw tooLarge(`The file has more than ${IMPORT_LIMITS.lines} lines.`);
    batch.push({ line: record.line, fields });
    if (batch.length >= BATCH) await write();
  }
  if (batch.length > 0) await write();
  if (!head || lines === 0) {
    const fault = { path: 'file', code: 'empty-file', message: 'has no lines' };
    throw new Invalid('empty-file', 'The file has no lines that can be read.', [fault]);
  }
  return { head, lines };
}

/** The first line names the columns unless an address stands in it. */
function headOf(first: readonly string[]): Head {
  const address = first.findIndex((field) => isEmail(normalEmail(field)));
  if (address >= 0)
    return { columns: first.map((_, at) => String(at + 1)), email: address, name: null, isNamed: false };
  const find = (pattern: RegExp) => first.findIndex((field) => pattern.test(field));
  const email = find(/e-?mail|דוא|מייל|אימייל|بريد|ایمیل/i);
  const name = find(/^(full ?)?name$|שם|اسم|نام/i);
  return { columns: [...first], email: Math.max(email, 0), name: name < 0 ? null : name, isNamed: true };
}

/** No database takes a NUL or half of a surrogate pair. */
function storable(field: string): string {
  return field.replaceAll('\0', '').toWellFormed();
}

async function* atMost(chunks: AsyncIterable<Uint8Array>) {
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > IMPORT_LIMITS.bytes) throw tooLarge(`The file is larger than ${IMPORT_LIMITS.bytes} bytes.`);
    yield chunk;
  }
}

function tooLarge(message: string): TooLarge {
  return new TooLarge('too-large', message, [{ path: 'file', code: 'too-large', message }]);
}
