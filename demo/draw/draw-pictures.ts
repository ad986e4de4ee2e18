// node draw-pictures.ts <articles folder> <output folder>
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { drawScene } from './draw-scene.ts';
import { articlePictures, type PictureSpec } from './front-matter.ts';
import { xmpPacket } from './xmp.ts';

/** The picture as a JPEG, with its caption, credits and alternative text inside. */
export async function renderPicture(picture: PictureSpec, seed: string, file: string): Promise<number> {
  const svg = drawScene({ scene: picture.scene, mood: picture.mood, seed });
  const { size } = await sharp(Buffer.from(svg))
    .flatten({ background: '#ffffff' })
    .resize(1600, 1067, { fit: 'fill' })
    .withXmp(xmpPacket(picture))
    .jpeg({ quality: 80, mozjpeg: true })
    .toFile(file);
  return size;
}

export async function drawPictures(
  articles: string,
  output: string,
): Promise<{ count: number; bytes: number; problems: string[] }> {
  await mkdir(output, { recursive: true });
  const problems: string[] = [];
  let count = 0;
  let bytes = 0;
  for (const file of (await readdir(articles)).filter((name) => /^\d+-.*\.md$/.test(name)).sort()) {
    const slug = basename(file, '.md');
    try {
      const pictures = articlePictures(await readFile(join(articles, file), 'utf8'));
      if (pictures.length === 0) problems.push(`${file}: no picture`);
      for (const [i, picture] of pictures.entries()) {
        const seed = i === 0 ? slug : `${slug}-${i + 1}`;
        bytes += await renderPicture(picture, seed, join(output, `${seed}.jpg`));
        count++;
        for (const field of ['alt', 'caption'] as const)
          if (picture[field] === '') problems.push(`${seed}: no ${field}`);
        if (picture.credits.length === 0) problems.push(`${seed}: no credits`);
      }
    } catch (error) {
      problems.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { count, bytes, problems };
}

if (import.meta.main) {
  const [articles, output] = process.argv.slice(2);
  if (!articles || !output) {
    console.error('usage: node draw-pictures.ts <articles folder> <output folder>');
    process.exit(2);
  }
  const { count, bytes, problems } = await drawPictures(articles, output);
  for (const problem of problems) console.error(problem);
  console.log(`${count} pictures, ${(bytes / 1e6).toFixed(1)} MB`);
  if (problems.length > 0) process.exitCode = 1;
}
