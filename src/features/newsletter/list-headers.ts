import { absolute, paths } from '../../urls.ts';
import type { Newsletter } from './newsletter.ts';

/** Where a reader leaves by one press, without signing in. */
export function unsubscribeAddress(baseUrl: string, token: string): string {
  return absolute(baseUrl, paths.unsubscribe(token));
}

/** What tells a mail program which list a message is of and how to leave it (RFC 2369, RFC 2919, RFC 8058). */
export function listHeaders(
  newsletter: Pick<Newsletter, 'slug'>,
  baseUrl: string,
  unsubscribe: string,
): Record<string, string> {
  return {
    'List-Id': `${newsletter.slug} <${newsletter.slug}.${new URL(baseUrl).hostname}>`,
    'List-Unsubscribe': `<${unsubscribe}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}
