import { sql } from 'kysely';
import type { DoneBy, Origin } from '../../platform/actor.ts';
import type { Reads } from '../../platform/context.ts';
import type { EventName } from '../events.ts';
import { AREA_OF, type AuditArea, type AuditEntry, UNSHOWN } from './audit.ts';

/** `before`: the id of the last one seen. Times: `from` inclusive, `to` exclusive. */
export type AuditFilter = {
  limit: number;
  before?: string;
  area?: AuditArea;
  /** Who did it. */
  person?: string;
  /** What it was done to, as `kind:id`. */
  subject?: string;
  from?: Date;
  to?: Date;
};

/** Who did what, when and from where; the newest first. */
export async function auditEntries(db: Reads, filter: AuditFilter): Promise<AuditEntry[]> {
  let query = db
    .selectFrom('event_log as e')
    .select(['e.name', 'e.subject', 'e.payload', 'e.done_by', 'e.came_from', 'e.happened_at'])
    .select([sql<string>`e.id`.as('id'), ABOUT.as('about')])
    .orderBy('e.id', 'desc')
    .limit(filter.limit);
  const names = Object.entries(AREA_OF).flatMap(([name, area]) => (area === filter.area ? [name] : []));
  query = filter.area ? query.where('e.name', 'in', names) : query.where('e.name', 'not in', [...UNSHOWN]);
  if (filter.before) query = query.where(sql<boolean>`e.id < ${filter.before}::bigint`);
  if (filter.person) query = query.where(sql<boolean>`e.done_by ->> 'id' = ${filter.person}`);
  if (filter.subject) query = query.where('e.subject', '=', filter.subject);
  if (filter.from) query = query.where('e.happened_at', '>=', filter.from);
  if (filter.to) query = query.where('e.happened_at', '<', filter.to);
  return (await query.execute()).map((row) => ({
    id: row.id,
    name: row.name as EventName,
    subject: row.subject,
    about: row.about,
    payload: row.payload as Record<string, unknown>,
    by: row.done_by as DoneBy,
    from: row.came_from as Origin | null,
    at: row.happened_at,
  }));
}

const KEY = sql`split_part(e.subject, ':', 2)`;
const ABOUT = sql<string | null>`case split_part(e.subject, ':', 1)
  when 'article' then (select headline from articles where articles.id = ${KEY})
  when 'photo' then (select coalesce(nullif(caption, ''), file_name) from photos where photos.id::text = ${KEY})
  when 'person' then (select coalesce(nullif(name, ''), email) from people where people.id::text = ${KEY})
  when 'section' then (select name from sections where sections.id::text = ${KEY})
  when 'topic' then (select name from topics where topics.id::text = ${KEY})
  when 'author' then (select name from authors where authors.id::text = ${KEY})
  when 'newsletter' then (select name from newsletters where newsletters.id::text = ${KEY})
  when 'edition' then (select subject from editions where editions.id::text = ${KEY})
  when 'subscriber' then (select email from subscribers where subscribers.id::text = ${KEY})
  end`;
