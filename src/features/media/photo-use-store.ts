import { sql } from 'kysely';
import type { Trx } from '../../platform/context.ts';
import type { ArticleId, PhotoId } from '../../platform/ids.ts';

export type PhotoUse = { photoId: PhotoId; copy: 'published' | 'working'; role: 'lead' | 'body' };

/**
 * Until the transaction ends nobody replaces a photo (`note`), or nobody notes a use either (`replace`): a use noted in
 * between would show what was just replaced.
 */
export async function holdReplacements(trx: Trx, purpose: 'note' | 'replace'): Promise<void> {
  const lock = sql.raw(purpose === 'note' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock');
  await sql`select ${lock}(hashtext('photo-replacements'))`.execute(trx);
}

/** What the article shows now, in place of what was noted of it. */
export async function putUses(trx: Trx, articleId: ArticleId, uses: readonly PhotoUse[]): Promise<void> {
  await trx.deleteFrom('photo_uses').where('article_id', '=', articleId).execute();
  if (uses.length === 0) return;
  const rows = uses.map((use) => ({
    photo_id: use.photoId,
    shown_id: use.photoId,
    article_id: articleId,
    copy: use.copy,
    role: use.role,
  }));
  await trx.insertInto('photo_uses').values(rows).execute();
  await sql`
    with recursive shown (id, shown_id) as (
      select id, id from photos where id in (select photo_id from photo_uses where article_id = ${articleId})
      union all
      select s.id, p.replaced_by from shown s join photos p on p.id = s.shown_id where p.replaced_by is not null
    )
    update photo_uses u set shown_id = s.shown_id
    from shown s join photos last on last.id = s.shown_id and last.replaced_by is null
    where u.article_id = ${articleId} and u.photo_id = s.id and u.shown_id <> s.shown_id`.execute(trx);
}

/** Every place that names the photo, or one that it had taken the place of, shows that one from now on. */
export async function showInstead(trx: Trx, id: PhotoId, shown: PhotoId): Promise<void> {
  await sql`
    with recursive named (id) as (
      select ${id}::uuid
      union all
      select p.id from photos p join named n on p.replaced_by = n.id
    )
    update photo_uses set shown_id = ${shown} where photo_id in (select id from named)`.execute(trx);
}
