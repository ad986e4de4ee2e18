import { startSmtpSink } from '../src/platform/testing/smtp-sink.ts';

/** A sink as a process of its own, so that its work is not counted as the sender's: its argument is the latency. */
const sink = await startSmtpSink({ latencyMs: Number(process.argv[2] ?? 0), keepData: false });
process.stdout.write(`${sink.port}\n`);
