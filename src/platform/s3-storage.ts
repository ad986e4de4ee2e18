import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { S3mini } from 's3mini';
import type { S3Config } from './config.ts';
import type { Storage } from './storage.ts';

/** Any S3: a put is whole or not at all by the protocol itself. */
export function s3Storage(config: S3Config): Storage {
  const s3 = new S3mini({
    endpoint: `${config.endpoint}/${config.bucket}`,
    region: config.region,
    accessKeyId: config.accessKeyId,
    secretAccessKey: config.secretAccessKey,
  });
  return {
    put: async (key, data, mediaType) => {
      const response = await s3.putObject(key, data, mediaType);
      if (!response.ok) throw new Error(`The object storage refused ${key}: ${response.status}`);
    },
    get: async (key) => {
      const response = await s3.getObjectResponse(key);
      if (!response?.body) return null;
      const stream = Readable.fromWeb(response.body as ReadableStream);
      return { stream, byteLength: Number(response.headers.get('content-length') ?? 0) };
    },
    read: async (key) => {
      const response = await s3.getObjectResponse(key);
      return response ? Buffer.from(await response.arrayBuffer()) : null;
    },
    delete: async (key) => {
      await s3.deleteObject(key);
    },
  };
}
