import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPhotoMetadata } from './photo-metadata.ts';
import { halves, withIptc } from './testing/make-photo.ts';

const plain = await halves(64, 48).jpeg().toBuffer();
const xmp = (inner: string, attributes = '') =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" ${attributes}>${inner}</rdf:Description></rdf:RDF></x:xmpmeta>`;
const alternatives = (name: string, text: string) =>
  `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt></${name}>`;

test('IPTC-IIM gives the caption in Hebrew, every by-line and the credit line, and the day', () => {
  const file = withIptc(plain, [
    [120, 'רציף המגדלור, אתמול. "זה רגע היסטורי"'],
    [80, 'GIL MAOR'],
    [80, 'טל אשכנזי'],
    [110, 'AFP'],
    [55, '20251107'],
  ]);
  assert.deepEqual(readPhotoMetadata(file), {
    caption: 'רציף המגדלור, אתמול. "זה רגע היסטורי"',
    alt: '',
    credits: ['GIL MAOR', 'טל אשכנזי', 'AFP'],
    takenOn: '2025-11-07',
  });
});

test('XMP gives the alternative text and several creators, and stands before IIM', async () => {
  const creators =
    '<dc:creator><rdf:Seq><rdf:li>GIL MAOR/OrenPix</rdf:li><rdf:li>Sean Tal</rdf:li></rdf:Seq></dc:creator>';
  const said =
    alternatives('dc:description', 'מן ה־XMP') + alternatives('Iptc4xmpCore:AltTextAccessibility', 'שמש מעל הים');
  const jpeg = await halves(64, 48)
    .jpeg()
    .withXmp(xmp(creators + said, 'photoshop:DateCreated="2025-11-07T18:30:00+02:00" photoshop:Credit="Sean Tal"'))
    .toBuffer();
  const file = withIptc(jpeg, [
    [120, 'מן ה־IIM'],
    [80, 'מישהו אחר'],
  ]);
  assert.deepEqual(readPhotoMetadata(file), {
    caption: 'מן ה־XMP',
    alt: 'שמש מעל הים',
    credits: ['GIL MAOR/OrenPix', 'Sean Tal'],
    takenOn: '2025-11-07',
  });
});

test('Exif alone gives its artist, description and day', async () => {
  const file = await halves(64, 48)
    .jpeg()
    .withExif({
      IFD0: { Artist: 'Omar Saadi', ImageDescription: 'Harbour' },
      IFD2: { DateTimeOriginal: '2024:02:29 07:00:00' },
    })
    .toBuffer();
  assert.deepEqual(readPhotoMetadata(file), {
    caption: 'Harbour',
    alt: '',
    credits: ['Omar Saadi'],
    takenOn: '2024-02-29',
  });
});

test('days that never were, control and direction characters and endless captions do no harm', () => {
  const takenOn = (day: string) => readPhotoMetadata(withIptc(plain, [[55, day]])).takenOn;
  assert.equal(takenOn('20250231'), null);
  assert.equal(takenOn('00000101'), null);
  assert.equal(takenOn('00000000'), null);
  const said = readPhotoMetadata(
    withIptc(plain, [
      [80, '\u202Egpj.evil\u0000'],
      [120, 'א'.repeat(3000)],
    ]),
  );
  assert.deepEqual(said.credits, ['gpj.evil']);
  assert.equal([...said.caption].length, 1000);
});

test('a file that says nothing, or nonsense, says nothing', () => {
  const nothing = { caption: '', alt: '', credits: [], takenOn: null };
  assert.deepEqual(readPhotoMetadata(plain), nothing);
  assert.deepEqual(readPhotoMetadata(Buffer.from('\x7fELF nothing', 'latin1')), nothing);
  const torn = withIptc(plain, [[80, 'GIL MAOR']]);
  torn.fill(0xff, 20, 40);
  assert.deepEqual(readPhotoMetadata(torn), nothing);
});
