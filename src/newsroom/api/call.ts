import type { z } from 'zod';

/** One call of the API, as `/api/v1/openapi.json` describes it. Each stands under the routes that answer it. */
export type Call = {
  method: 'get' | 'post' | 'patch' | 'put' | 'delete';
  path: string;
  /** One sentence. */
  does: string;
  input?: z.ZodType;
  /** On success; 200 unless told. */
  status?: number;
  /** Anybody may ask. */
  open?: boolean;
  multipart?: boolean;
};
