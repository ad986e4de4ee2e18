/** What the environment decided; read once, in `main.ts`. Names and defaults: docs/operators/configuration.md. */
export type Config = {
  host: string;
  port: number;
  /** The public address, without a trailing slash. */
  url: string;
  /** Absolute. */
  dataDir: string;
  /** Null: the embedded PostgreSQL. */
  databaseUrl: string | null;
  /** Null: messages go to `dataDir/outbox`. */
  smtpUrl: string | null;
  s3: S3Config | null;
  /** Load the demo publication into an empty database. */
  demo: boolean;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
};

export type S3Config = {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
};
