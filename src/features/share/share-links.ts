export type ShareTarget = 'whatsapp' | 'telegram' | 'facebook' | 'x' | 'mail';
export type ShareLink = { to: ShareTarget; href: string };

/**
 * Plain links that share an address: nobody's script, nothing asked before they are pressed.
 *
 * @param url absolute and ASCII; the short address, which survives a change of headline
 */
export function shareLinks(url: string, headline: string): ShareLink[] {
  const u = encodeURIComponent(url);
  const h = encodeURIComponent(headline);
  const both = encodeURIComponent(`${headline}\n${url}`);
  return [
    { to: 'whatsapp', href: `https://wa.me/?text=${both}` },
    { to: 'telegram', href: `https://t.me/share/url?url=${u}&text=${h}` },
    { to: 'facebook', href: `https://www.facebook.com/sharer/sharer.php?u=${u}` },
    { to: 'x', href: `https://x.com/intent/post?text=${h}&url=${u}` },
    { to: 'mail', href: `mailto:?subject=${h}&body=${both}` },
  ];
}
