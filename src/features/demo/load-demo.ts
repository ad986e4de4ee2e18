import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { DocumentJson, NodeJson } from '../../document/document.ts';
import { parseMarkdown } from '../../document/parse-markdown.ts';
import { dayIn, startOfDay } from '../../language/dates.ts';
import { SYSTEM } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ArticleId, PhotoId } from '../../platform/ids.ts';
import { projectRoot } from '../../platform/paths.ts';
import { draftArticle } from '../articles/draft-article.ts';
import { publishArticle } from '../articles/publish-article.ts';
import { setUpNames } from '../articles/set-up-names.ts';
import { uploadPhoto } from '../media/upload-photo.ts';
import { createNewsletter } from '../newsletter/create-newsletter.ts';
import { newsletters } from '../newsletter/newsletter-queries.ts';
import { publication } from '../publication/publication-queries.ts';
import { setPublication } from '../publication/set-publication.ts';
import { loadFronts } from './load-fronts.ts';

const Picture = z.object({
  alt: z.string(),
  caption: z.string(),
  credits: z.array(z.string()),
  focal: z.object({ x: z.number(), y: z.number() }).optional(),
});
const FrontMatter = z.object({
  headline: z.string(),
  shortHeadline: z.string().optional(),
  kicker: z.string().optional(),
  deck: z.string(),
  section: z.string(),
  authors: z.array(z.string()),
  topics: z.array(z.string()).default([]),
  daysAgo: z.number(),
  time: z.string().regex(/^\d\d:\d\d$/),
  picture: Picture.optional(),
  inline: z.array(Picture).default([]),
});
const Names = z.object({
  publication: z.object({
    name: z.string(),
    tagline: z.string(),
    language: z.string(),
    timeZone: z.string(),
    publisherName: z.string(),
    contactEmail: z.string(),
    contactAddress: z.string(),
    about: z.string(),
  }),
  sections: z.array(z.object({ slug: z.string(), name: z.string() })),
  authors: z.array(z.object({ slug: z.string(), name: z.string(), roleTitle: z.string(), bio: z.string() })),
  topics: z.record(z.string(), z.string()),
  newsletters: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      description: z.string(),
      senderName: z.string(),
      senderEmail: z.string(),
    }),
  ),
});

type DemoArticle = z.output<typeof FrontMatter> & { file: string; number: string; body: string };

/**
 * Loads the demo publication from `demo/` through the same verbs as everybody: its dates are counted back from now.
 * What is there already, by headline, is left alone; so it may be run again, also after it broke off.
 *
 * @returns how many articles there are in it, and how many were loaded now
 */
export async function loadDemo(
  ctx: Ctx,
  onProgress: (done: number, all: number) => void = () => {},
  folder: string = join(projectRoot, 'demo'),
): Promise<{ articles: number; loaded: number }> {
  const names = Names.parse(JSON.parse(readFileSync(join(folder, 'publication.json'), 'utf8')));
  if ((await publication(ctx.db)).publisherName === '')
    await setPublication(ctx, SYSTEM, { ...names.publication, demo: true });
  await setUpNames(ctx, SYSTEM, {
    sections: names.sections,
    authors: names.authors,
    topics: Object.entries(names.topics).map(([name, slug]) => ({ name, slug })),
  });
  await loadNewsletters(ctx, names);
  const articles = demoArticles(join(folder, 'articles'));
  const there = await idsByHeadline(ctx);
  const ids = new Map<string, ArticleId>();
  let loaded = 0;
  // The oldest first, so that what refers to an earlier article finds it.
  const inOrder = [...articles].sort((a, b) => b.daysAgo - a.daysAgo || a.time.localeCompare(b.time));
  for (const [index, article] of inOrder.entries()) {
    const known = there.get(article.headline);
    if (known) ids.set(article.number, known);
    else {
      ids.set(article.number, await loadArticle(ctx, folder, article, ids, names.publication));
      loaded++;
    }
    onProgress(index + 1, inOrder.length);
  }
  await loadFronts(ctx, join(folder, 'fronts.json'), ids);
  return { articles: articles.length, loaded };
}

async function loadArticle(
  ctx: Ctx,
  folder: string,
  article: DemoArticle,
  ids: ReadonlyMap<string, ArticleId>,
  defaults: { language: string; timeZone: string },
): Promise<ArticleId> {
  const lead = await loadPicture(ctx, join(folder, 'pictures', `${article.file}.jpg`), article.picture);
  const inline: PhotoId[] = [];
  for (const [index, picture] of article.inline.entries()) {
    const photo = await loadPicture(ctx, join(folder, 'pictures', `${article.file}-${index + 2}.jpg`), picture);
    if (photo) inline.push(photo);
  }
  const markdown = article.body
    .replace(/!\[[^\]]*\]\(picture:(\d+)\)/g, (_all, n: string) =>
      inline[Number(n) - 2] ? `![](photo:${inline[Number(n) - 2]})` : '',
    )
    .replace(/\]\(article:(\d{3})\)/g, (_all, n: string) =>
      ids.has(n) ? `](article:${ids.get(n)})` : '](article:none)',
    );
  const { document } = parseMarkdown(markdown);
  const { id } = await draftArticle(
    ctx,
    SYSTEM,
    {
      headline: article.headline,
      shortHeadline: article.shortHeadline,
      kicker: article.kicker,
      deck: article.deck,
      section: article.section,
      authors: article.authors,
      topics: article.topics,
      lead: lead ? { photo: lead } : null,
      body: withoutDeadLinks(document),
    },
    defaults,
  );
  const [hours = 0, minutes = 0] = article.time.split(':').map(Number);
  const now = ctx.now();
  const day = dayIn(new Date(now.getTime() - article.daysAgo * 86_400_000), defaults.timeZone);
  const at = new Date(startOfDay(day, defaults.timeZone).getTime() + (hours * 60 + minutes) * 60_000);
  await publishArticle(ctx, SYSTEM, {
    id,
    at: at < now ? at : new Date(now.getTime() - (article.daysAgo * 60 + 1) * 60_000),
  });
  return id;
}

/** Minutes of work for two processors: whoever has just started the program wants to look around first. */
const RENDITIONS_AFTER_MS = 10 * 60_000;

async function loadPicture(
  ctx: Ctx,
  file: string,
  picture: z.output<typeof Picture> | undefined,
): Promise<PhotoId | null> {
  if (!picture || !existsSync(file)) return null;
  const { alt, caption, credits, focal } = picture;
  const photo = await uploadPhoto(ctx, SYSTEM, {
    file: () => readFile(file),
    fileName: file.split('/').at(-1) ?? '',
    meta: { alt, caption, credits, focal },
    renditionsFrom: new Date(ctx.now().getTime() + RENDITIONS_AFTER_MS),
  });
  return photo.id;
}

async function loadNewsletters(ctx: Ctx, names: z.output<typeof Names>): Promise<void> {
  const there = new Set((await newsletters(ctx.db)).map((newsletter) => newsletter.slug));
  for (const newsletter of names.newsletters) {
    if (!there.has(newsletter.slug))
      await createNewsletter(ctx, SYSTEM, { ...newsletter, language: names.publication.language });
  }
}

/** The articles as they stand in the folder, by their numbers. @throws Error for front matter that is not valid */
export function demoArticles(folder: string): DemoArticle[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
      const parsed = FrontMatter.safeParse(parse(head));
      if (!parsed.success) throw new Error(`demo/articles/${name}: ${z.prettifyError(parsed.error)}`);
      return { ...parsed.data, file: name.replace(/\.md$/, ''), number: name.slice(0, 3), body };
    });
}

/** A link to an article that was not loaded becomes plain words. */
function withoutDeadLinks(document: DocumentJson): DocumentJson {
  const clean = (node: NodeJson): NodeJson => ({
    ...node,
    ...(node.content ? { content: node.content.map(clean) } : {}),
    ...(node.marks ? { marks: node.marks.filter((mark) => mark.attrs?.href !== 'article:none') } : {}),
  });
  return { ...clean(document), type: 'doc' };
}

async function idsByHeadline(ctx: Ctx): Promise<Map<string, ArticleId>> {
  const rows = await ctx.db.selectFrom('articles').select(['id', 'headline']).execute();
  return new Map(rows.map((row) => [row.headline, row.id as ArticleId]));
}
