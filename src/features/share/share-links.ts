export const SHARE_TARGETS = ['whatsapp', 'telegram', 'facebook', 'x', 'linkedin', 'mail'] as const;
export type ShareTarget = (typeof SHARE_TARGETS)[number];

/** Plain links that open the network's own sharing page; nothing of theirs is loaded before. Percent-encoded whole. */
export function shareLink(target: ShareTarget, article: { url: string; headline: string }): string {
  const url = encodeURIComponent(article.url);
  const headline = encodeURIComponent(article.headline);
  switch (target) {
    case 'whatsapp':
      return `https://wa.me/?text=${headline}%0A${url}`;
    case 'telegram':
      return `https://t.me/share/url?url=${url}&text=${headline}`;
    case 'facebook':
      return `https://www.facebook.com/sharer/sharer.php?u=${url}`;
    case 'x':
      return `https://x.com/intent/post?url=${url}&text=${headline}`;
    case 'linkedin':
      return `https://www.linkedin.com/sharing/share-offsite/?url=${url}`;
    case 'mail':
      return `mailto:?subject=${headline}&body=${headline}%0A%0A${url}`;
  }
}
