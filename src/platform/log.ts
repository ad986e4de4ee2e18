import pino, { type Logger } from 'pino';
import type { Config } from './config.ts';

/** Structured lines on stdout. Nothing personal goes in: no address, no mail, no token. */
export function makeLog(level: Config['logLevel']): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: pino.stdSerializers.errWithCause },
    redact: { paths: ['*.email', '*.token', '*.secret', '*.password'], censor: '…' },
  });
}
