import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { SYSTEM } from '../../platform/actor.ts';
import { Conflict, Forbidden, Invalid } from '../../platform/errors.ts';
import type { PersonId } from '../../platform/ids.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { redirectFor } from '../redirects/redirect-queries.ts';
import { changeSettings, imageKey } from './change-settings.ts';
import { keepImage } from './keep-image.ts';
import { publication } from './publication-queries.ts';
import { deleteStandingPage, saveStandingPage } from './save-standing-page.ts';
import { standingPages } from './standing-page-queries.ts';

const ctx = await testCtx();
const editor = { kind: 'person', id: ctx.newId() as PersonId, name: 'עורכת', role: 'editor' } as const;

test('a change names what it changed, and a page is made anew', async () => {
  const was = { name: 'גיליון', contactPhone: '' };
  await changeSettings(ctx, SYSTEM, { was, change: { name: 'המגדלור', contactPhone: '03-555-0147' } });
  const after = await publication(ctx.db);
  assert.equal(after.name, 'המגדלור');
  assert.equal(after.settings.contactPhone, '03-555-0147');
  assert.deepEqual(ctx.purges.at(-1)?.tags, ['publication']);
  const event = await ctx.db.selectFrom('event_log').select('payload').orderBy('id', 'desc').executeTakeFirst();
  assert.deepEqual(event?.payload, { fields: ['name', 'contactPhone'] });
});

test('two people may change different fields at once; the same field is refused by its name, and nothing is changed', async () => {
  const tagline = changeSettings(ctx, SYSTEM, { was: { tagline: '' }, change: { tagline: 'עיתון הנמל' } });
  const social = changeSettings(ctx, SYSTEM, {
    was: { social: [] },
    change: { social: [{ network: 'x', url: 'https://x.com/hamigdalor' }] },
  });
  await Promise.all([tagline, social]);
  const { tagline: said, settings } = await publication(ctx.db);
  assert.deepEqual([said, settings.social.length], ['עיתון הנמל', 1]);
  await assert.rejects(
    changeSettings(ctx, SYSTEM, { was: { tagline: '', name: 'המגדלור' }, change: { tagline: 'אחרת', name: 'אחר' } }),
    (error: Conflict) => error instanceof Conflict && error.details.fields === 'tagline',
  );
  assert.equal((await publication(ctx.db)).name, 'המגדלור');
});

test('an accent that cannot be read, a zone that there is not and an image that was never uploaded are refused together', async () => {
  const change = {
    accent: { light: '#ffff00', dark: '#ef8a7b' },
    timeZone: 'Asia/Nowhere',
    shareImage: { file: `${'0'.repeat(24)}.jpg`, width: 1200, height: 630 },
  };
  await assert.rejects(changeSettings(ctx, SYSTEM, { was: {}, change }), (error: Invalid) => {
    assert.ok(error instanceof Invalid);
    assert.deepEqual(
      error.faults.map(({ path, code }) => [path, code]),
      [
        ['accent/light', 'low-contrast'],
        ['timeZone', 'unknown-zone'],
        ['shareImage', 'unknown-image'],
      ],
    );
    return true;
  });
});

test('only an administrator changes them', async () => {
  await assert.rejects(changeSettings(ctx, editor, { was: {}, change: {} }), Forbidden);
  await assert.rejects(keepImage(ctx, editor, { kind: 'logo', file: Buffer.from('') }), Forbidden);
});

test('a setting that is stored wrongly falls back alone', async () => {
  await ctx.db
    .updateTable('publication')
    .set({ settings: JSON.stringify({ contactPhone: '1', faces: 'comic', menu: 'none' }) })
    .execute();
  const { settings } = await publication(ctx.db);
  assert.deepEqual([settings.contactPhone, settings.faces, settings.menu], ['1', 'newspaper', null]);
});

test('a drawn logo is kept as a drawing, one with a photo in it as pixels, and a PNG made small enough for every page', async () => {
  const drawing = '<svg viewBox="0 0 300 80"><script>x</script><path d="M0 0h300v80z" fill="#123456"/></svg>';
  const drawn = await keepImage(ctx, SYSTEM, { kind: 'logo', file: Buffer.from(drawing) });
  assert.match(drawn.file, /\.svg$/);
  const stored = (await ctx.storage.read(imageKey(drawn.file)))?.toString() ?? '';
  assert.doesNotMatch(stored, /script/);
  assert.deepEqual([drawn.width, drawn.height], [300, 80]);

  const withImage = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 80"><g filter="url(#f)"/><rect width="300" height="80"/></svg>`;
  assert.match((await keepImage(ctx, SYSTEM, { kind: 'logo', file: Buffer.from(withImage) })).file, /\.webp$/);

  const large = await sharp({ create: { width: 3000, height: 900, channels: 4, background: '#9d1f1b80' } })
    .png()
    .toBuffer();
  const kept = await keepImage(ctx, SYSTEM, { kind: 'logo', file: large });
  assert.ok(kept.height <= 144 && kept.width <= 1040);
  assert.ok(((await ctx.storage.read(imageKey(kept.file)))?.length ?? 1e9) <= 24 * 1024);
  const share = await keepImage(ctx, SYSTEM, { kind: 'share', file: large });
  assert.deepEqual([share.width, share.height], [1200, 630]);
});

test('what is no picture is refused with a name', async () => {
  for (const file of ['', '<svg', 'hello', '<svg><path d="M0 0"/></svg>'])
    await assert.rejects(keepImage(ctx, SYSTEM, { kind: 'logo', file: Buffer.from(file) }), {
      code: 'unreadable-image',
    });
});

test('a standing page moves with a redirect behind it, and back without a circle', async () => {
  const page = { slug: 'ethics', title: 'אתיקה', body: 'טקסט', inFooter: true };
  await saveStandingPage(ctx, SYSTEM, { page });
  await assert.rejects(saveStandingPage(ctx, SYSTEM, { page }), { code: 'slug-taken' });
  await saveStandingPage(ctx, SYSTEM, { at: 'ethics', version: 1, page: { ...page, slug: 'code' } });
  assert.equal(await redirectFor(ctx.db, '/ethics'), '/code');
  await assert.rejects(saveStandingPage(ctx, SYSTEM, { at: 'code', version: 1, page }), { code: 'stale-page' });
  await saveStandingPage(ctx, SYSTEM, { at: 'code', version: 2, page });
  assert.equal(await redirectFor(ctx.db, '/code'), '/ethics');
  assert.equal(await redirectFor(ctx.db, '/ethics'), null);
  await assert.rejects(saveStandingPage(ctx, SYSTEM, { page: { ...page, slug: 'newsroom' } }), Invalid);
  await deleteStandingPage(ctx, SYSTEM, { slug: 'ethics', version: 3 });
  assert.deepEqual(await standingPages(ctx.db), []);
});
