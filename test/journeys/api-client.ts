import sharp from 'sharp';

export type ApiAnswer = { status: number; headers: Headers; json: Record<string, unknown> };

/** Calls the API with a token. */
export function apiClient(url: string, token: string) {
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<ApiAnswer> => {
    const isForm = body instanceof FormData;
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm || typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, json: text ? JSON.parse(text) : {} };
  };
  return {
    get: (path: string) => call('GET', path),
    post: (path: string, body: unknown = {}) => call('POST', path, body),
    patch: (path: string, body: unknown, headers?: Record<string, string>) => call('PATCH', path, body, headers),
    delete: (path: string) => call('DELETE', path),
    upload: (file: Buffer, name: string, meta?: object) => {
      const form = new FormData();
      form.append('file', new File([new Uint8Array(file)], name));
      if (meta) form.append('meta', JSON.stringify(meta));
      return call('POST', '/photos', form);
    },
  };
}

/** A JPEG that says of itself what a photographer's does: caption, alternative text, two creators, the day. */
export async function photographWithMetadata(): Promise<Buffer> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="1333"><rect width="2000" height="1333" fill="#274c77"/><path d="M0 900h2000v433H0z" fill="#6096ba"/><circle cx="1500" cy="350" r="150" fill="#ffd166"/></svg>`;
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" photoshop:DateCreated="2025-11-07T18:30:00"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">רציף המגדלור לפנות ערב</rdf:li></rdf:Alt></dc:description><dc:creator><rdf:Seq><rdf:li>GIL MAOR/OrenPix</rdf:li><rdf:li>Sean Tal</rdf:li></rdf:Seq></dc:creator><Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">שמש מעל הים</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility></rdf:Description></rdf:RDF></x:xmpmeta>`;
  return sharp(Buffer.from(drawing)).jpeg({ quality: 85 }).withXmp(xmp).toBuffer();
}
