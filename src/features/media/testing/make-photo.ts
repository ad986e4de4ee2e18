import { deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** Left half red, right half blue. */
export function halves(width: number, height: number) {
  const half = Math.floor(width / 2);
  return sharp({ create: { width, height, channels: 3, background: '#0000ff' } }).composite([
    { input: { create: { width: half, height, channels: 3, background: '#ff0000' } }, left: 0, top: 0 },
  ]);
}

/** What a photo desk writes into a file: IPTC-IIM 4.2, records in UTF-8, a repeatable one repeated. */
export function withIptc(jpeg: Buffer, records: readonly (readonly [dataset: number, value: string])[]): Buffer {
  const record = (group: number, dataset: number, value: Buffer) =>
    Buffer.concat([Buffer.from([0x1c, group, dataset, value.length >> 8, value.length & 255]), value]);
  const iim = Buffer.concat([
    record(1, 90, Buffer.from('\x1b%G', 'latin1')),
    ...records.map(([dataset, value]) => record(2, dataset, Buffer.from(value, 'utf8'))),
  ]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(iim.length);
  const padding = Buffer.alloc(iim.length % 2);
  const resource = Buffer.concat([
    Buffer.from('Photoshop 3.0\0' + '8BIM\x04\x04\0\0', 'latin1'),
    ...[size, iim, padding],
  ]);
  return insertSegment(jpeg, 0xed, resource);
}

/** After the start of the image. */
function insertSegment(jpeg: Buffer, marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
}

/** A PNG of one colour that says it is so large; a few kilobytes whatever its size. */
export function pngBomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc(named));
  return Buffer.concat([length, named, sum]);
}

function crc(data: Buffer): number {
  let value = 0xffffffff;
  for (const byte of data) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
