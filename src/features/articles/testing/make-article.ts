import type { DocumentJson } from '../../../document/document.ts';
import { type Actor, SYSTEM } from '../../../platform/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { ApiTokenId, ArticleId } from '../../../platform/ids.ts';
import type { ArticleInput } from '../article-input.ts';
import { draftArticle } from '../draft-article.ts';
import { publishArticle } from '../publish-article.ts';

const token = (role: 'reporter' | 'editor') =>
  ({ kind: 'token', id: `token-${role}` as ApiTokenId, name: role, role }) satisfies Actor;
export const REPORTER: Actor = token('reporter');
export const EDITOR: Actor = token('editor');

export function body(...paragraphs: string[]): DocumentJson {
  return { type: 'doc', content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })) };
}

export async function draft(ctx: Ctx, input: Partial<ArticleInput> = {}): Promise<ArticleId> {
  const { id } = await draftArticle(
    ctx,
    SYSTEM,
    {
      headline: 'המועצה אישרה: "הנמל יורחב"',
      section: 'חדשות',
      authors: ['נועה בר־ים'],
      topics: ['הנמל'],
      body: body('מועצת העיר אישרה אתמול ברוב של 14 מול 7 את תוכנית ההרחבה.'),
      ...input,
    },
    { language: 'he' },
  );
  return id;
}

export async function published(ctx: Ctx, input: Partial<ArticleInput> = {}, at?: Date): Promise<ArticleId> {
  const id = await draft(ctx, input);
  await publishArticle(ctx, SYSTEM, { id, at });
  return id;
}
