import { parse } from 'yaml';
import { isMood, isSceneName, type Mood, type SceneName } from './draw-scene.ts';

export interface PictureSpec {
  scene: SceneName;
  mood: Mood;
  alt: string;
  caption: string;
  credits: string[];
}

const text = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function pictureSpec(value: unknown, where: string): PictureSpec {
  if (!isRecord(value)) throw new Error(`${where}: not a picture`);
  const scene = text(value.scene);
  const mood = text(value.mood);
  if (!isSceneName(scene)) throw new Error(`${where}: unknown scene "${scene}"`);
  if (!isMood(mood)) throw new Error(`${where}: unknown mood "${mood}"`);
  const credits = (Array.isArray(value.credits) ? value.credits : [value.credits])
    .map(text)
    .filter((credit) => credit !== '');
  return { scene, mood, alt: text(value.alt), caption: text(value.caption), credits };
}

/** The pictures of an article, lead first, then those of its body. */
export function articlePictures(source: string): PictureSpec[] {
  const match = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(source);
  if (!match) throw new Error('no front matter');
  const data: unknown = parse(match[1] ?? '');
  if (!isRecord(data)) throw new Error('front matter is not a mapping');
  const inline: unknown[] = Array.isArray(data.inline) ? data.inline : data.inline ? [data.inline] : [];
  const lead = data.picture ? [pictureSpec(data.picture, 'picture')] : [];
  return [...lead, ...inline.map((item, i) => pictureSpec(item, `inline ${i + 1}`))];
}
