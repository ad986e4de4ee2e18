/** `from`: a path of ours, decoded, without query or closing slash. `to`: a path of ours, or a whole https address. */
export type Redirect = { id: string; from: string; to: string; createdBy: string; createdAt: Date };

export const REDIRECT_LIMITS = { address: 1000, atOnce: 5000 } as const;

/** Below these the program's own pages stand, and no redirect is asked. */
const OURS = /^\/(?:newsroom|api|account|assets|media|health|preview)(?:\/|$)/;

/** The path as redirects are kept and asked for: decoded, composed, without query, fragment and closing slash. */
export function redirectPath(address: string): string | null {
  if (!/^\/(?![/\\])/.test(address) || !URL.canParse(address, 'http://a')) return null;
  const { pathname } = new URL(address, 'http://a');
  const path = (decoded(pathname) ?? pathname).normalize('NFC').replace(/(?<=.)\/+$/, '');
  return OURS.test(path) ? null : path;
}

/** Where a redirect may lead: a path of ours, percent-encoded, or an address with https; null for anything else. */
export function redirectTarget(address: string): string | null {
  if (/^\/(?![/\\])/.test(address) && URL.canParse(address, 'http://a')) {
    const { pathname, search, hash } = new URL(address, 'http://a');
    return pathname + search + hash;
  }
  return URL.canParse(address) && new URL(address).protocol === 'https:' ? new URL(address).href : null;
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
