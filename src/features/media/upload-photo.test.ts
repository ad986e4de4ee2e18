import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import sharp from 'sharp';
import { SYSTEM } from '../../platform/actor.ts';
import { Forbidden } from '../../platform/errors.ts';
import type { PersonId } from '../../platform/ids.ts';
import { testCtx } from '../../platform/testing/test-ctx.ts';
import { halves, pngBomb, withIptc } from './testing/make-photo.ts';
import { type UploadInput, uploadPhoto } from './upload-photo.ts';

const ctx = await testCtx();
const upload = (file: Buffer, meta: UploadInput['meta'] = {}, fileName = 'photo.jpg') =>
  uploadPhoto(ctx, SYSTEM, { file: async () => file, fileName, meta });
const rows = async () => (await ctx.db.selectFrom('photos').select('id').execute()).length;

test('the original is kept byte for byte, with its digest', async () => {
  const file = withIptc(await halves(640, 480).jpeg().toBuffer(), [
    [80, 'GIL MAOR'],
    [120, 'מן הקובץ'],
  ]);
  const photo = await upload(file, { alt: 'מנוף' });
  assert.deepEqual([photo.caption, photo.alt, photo.credits], ['מן הקובץ', 'מנוף', ['GIL MAOR']]);
  const row = await ctx.db.selectFrom('photos').selectAll().where('id', '=', photo.id).executeTakeFirstOrThrow();
  assert.deepEqual(await ctx.storage.read(row.storage_key), file);
  assert.deepEqual(row.sha256, createHash('sha256').update(file).digest());
  assert.equal(Number(row.byte_length), file.length);
});

test('what is given stands before what the file says, an empty text and no day too', async () => {
  const file = withIptc(await halves(64, 48).jpeg().toBuffer(), [
    [120, 'מן הקובץ'],
    [80, 'GIL MAOR'],
    [55, '20251107'],
  ]);
  const photo = await upload(file, { caption: '', credits: [], takenOn: null });
  assert.deepEqual([photo.caption, photo.credits, photo.takenOn], ['', [], null]);
});

test('width and height are as shown: a photo that was taken upright stands upright', async () => {
  const file = await halves(640, 480).jpeg().withMetadata({ orientation: 6 }).toBuffer();
  const photo = await upload(file);
  assert.deepEqual([photo.width, photo.height], [480, 640]);
});

test('every kind of photo is taken, whatever its name says', async () => {
  const kinds = ['jpeg', 'png', 'webp', 'avif', 'tiff', 'gif'] as const;
  for (const kind of kinds) {
    const photo = await upload(await halves(320, 240).toFormat(kind).toBuffer(), {}, 'noname.bin');
    const row = await ctx.db.selectFrom('photos').selectAll().where('id', '=', photo.id).executeTakeFirstOrThrow();
    assert.equal(row.media_type, `image/${kind}`);
    assert.match(photo.colour, /^#[67][0-9a-f]000?0?[0-9a-f]*$|^#[0-9a-f]{6}$/);
  }
  const grey = await sharp({ create: { width: 50, height: 50, channels: 3, background: '#808080' } })
    .toColourspace('b-w')
    .png()
    .toBuffer();
  assert.equal((await upload(grey)).colour, '#808080');
  const cmyk = await sharp({ create: { width: 50, height: 50, channels: 3, background: '#ffffff' } })
    .toColourspace('cmyk')
    .jpeg()
    .toBuffer();
  assert.match((await upload(cmyk)).colour, /^#f[0-9a-f]f[0-9a-f]f[0-9a-f]$/);
});

const refusals: [string, string, () => Promise<Buffer> | Buffer][] = [
  [
    'an executable named .png',
    'not-a-photo',
    () => Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(4000, 7)]),
  ],
  [
    'an SVG with a script',
    'not-a-photo',
    () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'),
  ],
  ['a PDF', 'not-a-photo', () => Buffer.from('%PDF-1.7\n')],
  ['a HEIC', 'not-a-photo', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
  [
    'a JPEG that ends in its middle',
    'broken-photo',
    async () =>
      (
        await sharp(await noise())
          .jpeg()
          .toBuffer()
      ).subarray(0, 9000),
  ],
  ['a PNG that is only its signature', 'broken-photo', () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
  ['a bomb of 100 megapixels', 'too-many-pixels', () => pngBomb(10_000, 10_000)],
  ['a bomb whose pixels nobody can count', 'too-many-pixels', () => pngBomb(2_000_000, 50)],
  ['nothing', 'not-a-photo', () => Buffer.alloc(0)],
];

for (const [name, code, make] of refusals) {
  test(`refused, with nothing left of it: ${name}`, async () => {
    const before = await rows();
    await assert.rejects(
      upload(await make(), {}, 'photo.png'),
      (error: { code: string; faults: { path: string }[] }) => {
        assert.equal(error.code, code);
        assert.equal(error.faults[0]?.path, 'file');
        return true;
      },
    );
    assert.equal(await rows(), before);
  });
}

test('a reader uploads nothing', async () => {
  const reader = { kind: 'person', id: 'p' as PersonId, name: 'קורא', role: 'reader' } as const;
  await assert.rejects(
    uploadPhoto(ctx, reader, { file: async () => Buffer.alloc(0), fileName: '', meta: {} }),
    Forbidden,
  );
});

async function noise(): Promise<Buffer> {
  return sharp({
    create: {
      width: 600,
      height: 400,
      channels: 3,
      background: '#888888',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .png()
    .toBuffer();
}
