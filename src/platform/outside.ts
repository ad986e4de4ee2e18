import { Resolver } from 'node:dns/promises';

/** What delivery asks of the world: names, and policies over HTTPS. Tests put another world in its place. */
export type Outside = {
  /** @throws Error with a code of c-ares: ENOTFOUND, ENODATA, ETIMEOUT, ESERVFAIL, … */
  mx: (domain: string) => Promise<{ exchange: string; priority: number }[]>;
  /** @throws likewise */
  txt: (name: string) => Promise<string[]>;
  /** IPv4 before IPv6. @throws likewise */
  addresses: (host: string) => Promise<string[]>;
  /** The text at an HTTPS address with a good certificate; no redirection is followed. @throws Error */
  text: (url: string) => Promise<string>;
};

const DNS_MS = 10_000;
const HTTPS_MS = 30_000;
const MOST_TEXT_BYTES = 64 * 1024;

export function outside(): Outside {
  const resolver = new Resolver({ timeout: DNS_MS, tries: 2 });
  return {
    mx: (domain) => resolver.resolveMx(domain),
    txt: async (name) => (await resolver.resolveTxt(name)).map((pieces) => pieces.join('')),
    addresses: async (host) => {
      const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
      const found = [four, six].flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
      if (found.length === 0 && four.status === 'rejected') throw four.reason;
      return found;
    },
    text: async (url) => {
      const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(HTTPS_MS) });
      const { status, body } = answer;
      if (status !== 200 || !body) throw new Error(`${url} answers ${status}.`);
      let text = '';
      for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
        text += chunk;
        if (text.length > MOST_TEXT_BYTES) throw new Error(`${url} answers without an end.`);
      }
      return text;
    },
  };
}
