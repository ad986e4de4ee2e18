// Writes db/schema.sql and src/platform/database-types.ts from a freshly migrated database; with --check it compares
// and fails where they differ. PostgreSQL's own dump program is not among the embedded binaries, so the catalogs are read.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../src/platform/database.ts';
import { projectRoot } from '../src/platform/paths.ts';
import { newTestDatabase } from '../src/platform/testing/test-cluster.ts';

type Column = {
  table: string;
  name: string;
  type: string;
  not_null: boolean;
  default_value: string | null;
  identity: boolean;
};

const SCALARS: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  integer: 'number',
  real: 'number',
  bigint: 'Int8',
  boolean: 'boolean',
  'timestamp with time zone': 'Timestamp',
  date: 'CalendarDate',
  jsonb: 'Json',
  bytea: 'Buffer',
  tsvector: 'string',
  'uuid[]': 'string[]',
  'text[]': 'string[]',
};
const TYPES_HEAD = `/** Generated from the migrated database; compared in the check. Do not edit. */
import type { ColumnType, Generated } from 'kysely';

type Int8 = ColumnType<string, bigint | number | string, bigint | number | string>;
type Timestamp = ColumnType<Date, Date | string, Date | string>;
type CalendarDate = ColumnType<string, string, string>;
type Json = ColumnType<unknown, string, string>;
`;
/** The migrator's own table is no part of the program's schema. */
const OURS = "c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migrations'";

const database = await newTestDatabase();
const { pool, close } = openDatabase(database.connection, { max: 1 });
const columns = (
  await pool.query<Column>(`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as not_null,
      pg_get_expr(d.adbin, d.adrelid) as default_value, a.attidentity <> '' as identity
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where ${OURS} order by c.relname, a.attnum`)
).rows;
const constraints = (
  await pool.query<{ table: string; text: string }>(`
    select c.relname as table, 'constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid) as text
    from pg_constraint k join pg_class c on c.oid = k.conrelid where ${OURS} and k.contype <> 'n' order by 1, k.contype desc, k.conname`)
).rows;
const indexes = (
  await pool.query<{ text: string }>(`
    select pg_get_indexdef(i.indexrelid) || ';' as text from pg_index i join pg_class c on c.oid = i.indrelid
    where ${OURS} and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid) order by 1`)
).rows;
await close();
await database.drop();

const tables = [...new Set(columns.map((column) => column.table))];
const outputs = [
  { file: 'db/schema.sql', text: schemaText() },
  { file: 'src/platform/database-types.ts', text: typesText() },
];
const stale = outputs.filter(
  ({ file, text }) => readFileSync(join(projectRoot, file), { encoding: 'utf8', flag: 'a+' }) !== text,
);
if (process.argv.includes('--check')) {
  for (const { file } of stale)
    process.stderr.write(`${file} is not what the migrations make: run node bin/db-dump.ts\n`);
} else for (const { file, text } of stale) writeFileSync(join(projectRoot, file), text);
process.exit(process.argv.includes('--check') && stale.length > 0 ? 1 : 0);

function schemaText(): string {
  const blocks = tables.map((table) => {
    const lines = [
      ...columns.filter((column) => column.table === table).map(columnText),
      ...constraints.filter((constraint) => constraint.table === table).map(({ text }) => text),
    ];
    return `create table ${table} (\n${lines.map((line) => `  ${line}`).join(',\n')}\n);\n`;
  });
  return `-- What the migrations make, for reading; written by bin/db-dump.ts.\n\n${blocks.join('\n')}\n${indexes.map(({ text }) => text).join('\n')}\n`;
}

function columnText({ name, type, not_null, default_value, identity }: Column): string {
  const value = identity ? ' generated always as identity' : default_value === null ? '' : ` default ${default_value}`;
  return `${name} ${type}${value}${not_null ? ' not null' : ''}`;
}

function typesText(): string {
  const interfaceOf = (table: string) =>
    `${table
      .split('_')
      .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
      .join('')}Table`;
  const interfaces = tables.map((table) => {
    const lines = columns
      .filter((column) => column.table === table)
      .map((column) => `  ${column.name}: ${typeOf(column)};`);
    return `export interface ${interfaceOf(table)} {\n${lines.join('\n')}\n}\n`;
  });
  return `${TYPES_HEAD}\n${interfaces.join('\n')}\nexport interface Database {\n${tables.map((table) => `  ${table}: ${interfaceOf(table)};`).join('\n')}\n}\n`;
}

function typeOf({ table, name, type, not_null, default_value, identity }: Column): string {
  const scalar = SCALARS[type];
  if (!scalar) throw new Error(`${table}.${name} has the type ${type}, which bin/db-dump.ts does not know.`);
  const whole = default_value !== null || identity ? `Generated<${scalar}>` : scalar;
  return not_null ? whole : `${whole} | null`;
}
