import type { DocumentJson, NodeJson } from './document.ts';

/** What an embed's address tells: whose it is, how it reads, and the frame that the other site offers for it, if any. */
export type Embed = {
  /** As readers know it: YouTube, X; another site's host name. */
  site: string;
  /** The address as one reads it, without what says nothing. */
  address: string;
  frame: { src: string; shape: 'wide' | 'tall' } | null;
};

type Site = {
  name: string;
  hosts: RegExp;
  /** The frame for the page, null where there is none. */
  frame: (url: URL) => string | null;
  shape: 'wide' | 'tall';
};

const ID = /^[\w-]{1,64}$/;

/** Frames that hold one post or film without the site's scripts on our page. YouTube's sets no cookie before it plays. */
const SITES: readonly Site[] = [
  {
    name: 'YouTube',
    hosts: /^(www\.|m\.)?(youtube\.com|youtu\.be|youtube-nocookie\.com)$/,
    frame: (url) => {
      const path = url.pathname.split('/');
      const isShort = url.hostname.endsWith('youtu.be');
      const id = isShort
        ? path[1]
        : (url.searchParams.get('v') ?? (/^(shorts|live|embed)$/.test(path[1] ?? '') && path[2]));
      return id && ID.test(id) ? `https://www.youtube-nocookie.com/embed/${id}` : null;
    },
    shape: 'wide',
  },
  {
    name: 'Vimeo',
    hosts: /^(www\.|player\.)?vimeo\.com$/,
    frame: (url) => {
      const id = /\/(\d{5,12})(?:$|\/)/.exec(url.pathname)?.[1];
      return id ? `https://player.vimeo.com/video/${id}?dnt=1` : null;
    },
    shape: 'wide',
  },
  {
    name: 'X',
    hosts: /^(www\.|mobile\.)?(x|twitter)\.com$/,
    frame: (url) => {
      const id = /\/status\/(\d{1,25})/.exec(url.pathname)?.[1];
      return id ? `https://platform.twitter.com/embed/Tweet.html?id=${id}&dnt=true` : null;
    },
    shape: 'tall',
  },
  {
    name: 'Telegram',
    hosts: /^(www\.)?(t|telegram)\.me$/,
    frame: (url) => {
      const post = /^\/(?:s\/)?(\w{3,64})\/(\d{1,12})\/?$/.exec(url.pathname);
      return post ? `https://t.me/${post[1]}/${post[2]}?embed=1` : null;
    },
    shape: 'tall',
  },
  {
    name: 'Instagram',
    hosts: /^(www\.)?instagram\.com$/,
    frame: (url) => {
      const post = /\/(p|reel|tv)\/([\w-]{3,40})/.exec(url.pathname);
      return post ? `https://www.instagram.com/${post[1]}/${post[2]}/embed` : null;
    },
    shape: 'tall',
  },
  {
    name: 'Facebook',
    hosts: /^(www\.|m\.|web\.)?facebook\.com$/,
    frame: (url) => {
      const isVideo = /\/(videos|watch|reel)\b/.test(url.pathname);
      const isPost = /\/(posts|photos?|permalink|story)\b|\/permalink\.php|\/photo\.php|\/story\.php/.test(
        url.pathname,
      );
      if (!isVideo && !isPost) return null;
      return `https://www.facebook.com/plugins/${isVideo ? 'video' : 'post'}.php?href=${encodeURIComponent(url.href)}`;
    },
    shape: 'tall',
  },
];

/** @param url a web page's, as `safeEmbedUrl` gives it */
export function embedOf(url: string): Embed {
  if (!URL.canParse(url)) return { site: url, address: url, frame: null };
  const parsed = new URL(url);
  const host = parsed.hostname.replace(/^(www|m|mobile)\./, '');
  const address = readable(host + parsed.pathname.replace(/\/$/, '') + parsed.search);
  const site = SITES.find(({ hosts }) => hosts.test(parsed.hostname));
  if (!site) return { site: host, address, frame: null };
  const src = parsed.protocol === 'https:' || parsed.protocol === 'http:' ? site.frame(parsed) : null;
  return { site: site.name, address, frame: src ? { src, shape: site.shape } : null };
}

/** The origins whose frames the body's embeds can open, each once: what the page's policy allows, and nothing more. */
export function frameOriginsOf(document: DocumentJson): string[] {
  const origins = new Set<string>();
  const visit = (node: NodeJson) => {
    if (node.type === 'embed') {
      const { frame } = embedOf(String(node.attrs?.url));
      if (frame) origins.add(new URL(frame.src).origin);
    }
    for (const child of node.content ?? []) visit(child);
  };
  visit(document);
  return [...origins].sort();
}

function readable(address: string): string {
  const short = address.length > 90 ? `${address.slice(0, 89)}…` : address;
  try {
    return decodeURI(short);
  } catch {
    return short;
  }
}
