import type { PictureSpec } from './front-matter.ts';

const escapeXml = (value: string): string =>
  value
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const langAlt = (name: string, value: string): string =>
  value === '' ? '' : `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(value)}</rdf:li></rdf:Alt></${name}>`;

/** The XMP packet that photo editors and picture desks read. */
export function xmpPacket({ alt, caption, credits }: Pick<PictureSpec, 'alt' | 'caption' | 'credits'>): string {
  const creators = credits.map((credit) => `<rdf:li>${escapeXml(credit)}</rdf:li>`).join('');
  return (
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>' +
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">' +
    langAlt('dc:description', caption) +
    (creators === ''
      ? ''
      : `<dc:creator><rdf:Seq>${creators}</rdf:Seq></dc:creator><photoshop:Credit>${escapeXml(credits.join(', '))}</photoshop:Credit>`) +
    langAlt('Iptc4xmpCore:AltTextAccessibility', alt) +
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
  );
}
