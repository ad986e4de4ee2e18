import type { Ctx } from '../../platform/context.ts';
import { publication } from '../publication/publication-queries.ts';
import { framed } from './edition-preview.ts';
import type { Newsletter } from './newsletter.ts';
import { welcomeMail } from './welcome-mail.ts';

/** The welcome with words that nobody has saved, for a frame where the reader's light is on and where it is off. */
export async function previewWelcome(
  ctx: Pick<Ctx, 'db' | 'config'>,
  newsletter: Newsletter,
  draft: Pick<Newsletter, 'welcomeSubject' | 'welcomeText'>,
): Promise<{ subject: string; light: string; dark: string; text: string }> {
  const { subject, html, text } = welcomeMail({
    newsletter: { ...newsletter, ...draft },
    publication: await publication(ctx.db),
    baseUrl: ctx.config.url,
    to: { name: '', address: '' },
    token: 'preview',
  });
  return { subject, light: framed(html, 'light'), dark: framed(html, 'dark'), text };
}
