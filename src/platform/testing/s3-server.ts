import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { S3Config } from '../config.ts';

/**
 * A small object storage that speaks S3 over HTTP: path-style addresses, PUT, GET, HEAD and DELETE of objects, and
 * nothing without a valid signature.
 *
 * @see Amazon S3 API Reference, Authenticating Requests (AWS Signature Version 4), Signature Calculations for the
 *   Authorization Header
 */
export async function startS3Server(): Promise<{ config: S3Config; objects: Map<string, Stored>; stop: () => void }> {
  const objects = new Map<string, Stored>();
  const config = { endpoint: '', bucket: 'photos', region: 'il-central-1', accessKeyId: 'AKIDEXAMPLE' };
  const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
  const server: Server = createServer(async (request, response) => {
    const body = await buffer(request);
    if (!isSigned(request, body, { ...config, secretAccessKey })) return refuse(response, 403, 'SignatureDoesNotMatch');
    const key = decodeURIComponent((request.url ?? '').split('?')[0] ?? '').slice(1);
    if (!key.startsWith(`${config.bucket}/`)) return refuse(response, 404, 'NoSuchBucket');
    answer(request, response, objects, key.slice(config.bucket.length + 1), body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { config: { ...config, endpoint, secretAccessKey }, objects, stop };
}

export type Stored = { data: Buffer; type: string };

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  objects: Map<string, Stored>,
  key: string,
  body: Buffer,
): void {
  const found = objects.get(key);
  switch (request.method) {
    case 'PUT':
      objects.set(key, { data: body, type: request.headers['content-type'] ?? '' });
      response.writeHead(200, { etag: `"${createHash('md5').update(body).digest('hex')}"` }).end();
      return;
    case 'DELETE':
      objects.delete(key);
      response.writeHead(204).end();
      return;
    default:
      if (!found) return refuse(response, 404, 'NoSuchKey');
      response.writeHead(200, { 'content-type': found.type, 'content-length': found.data.length });
      response.end(request.method === 'HEAD' ? undefined : found.data);
  }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

function isSigned(request: IncomingMessage, body: Buffer, config: Omit<S3Config, 'endpoint'>): boolean {
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
  const [, accessKeyId, day = '', region = '', signedHeaders = '', signature] =
    pattern.exec(request.headers.authorization ?? '') ?? [];
  const payload = String(request.headers['x-amz-content-sha256'] ?? '');
  const moment = String(request.headers['x-amz-date'] ?? '');
  const isPayload = payload === 'UNSIGNED-PAYLOAD' || payload === sha256(body);
  if (accessKeyId !== config.accessKeyId || region !== config.region || !isPayload || !moment.startsWith(day))
    return false;
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const canonical = [
    request.method,
    path,
    query.split('&').sort().join('&'),
    ...signedHeaders.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim()}`),
    '',
    signedHeaders,
    payload,
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', moment, scope, sha256(canonical)].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<Buffer>(hmac, Buffer.from(`AWS4${config.secretAccessKey}`));
  return hmac(key, toSign).toString('hex') === signature;
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex');
}
