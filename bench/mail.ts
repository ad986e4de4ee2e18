import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newDkimKey } from '../src/platform/dkim.ts';
import type { Sending, Sent } from './mail-sender.ts';
import type { Row } from './table.ts';

const MESSAGES = 3000;
const LANES = 20;

/** Messages of 40 KB through our own way, through the general library and through Postfix's `smtp-source`, to one sink. */
export async function measureMail(): Promise<Row[]> {
  const { privatePem } = await newDkimKey();
  const near = await startSink(0);
  const ours = { way: 'ours', url: near.url, privatePem: null, count: MESSAGES, lanes: LANES } as const;
  const library = { ...ours, way: 'library', count: MESSAGES / 4 } as const;
  const unsigned = await send(ours);
  const signed = await send({ ...ours, privatePem });
  const theirs = await send(library);
  const theirsSigned = await send({ ...library, privatePem });
  const bare = await smtpSource(near.port, unsigned.bytes);
  near.process.kill();
  const far = await startSink(25);
  const late = await send({ ...ours, url: far.url, privatePem });
  const bareLate = await smtpSource(far.port, unsigned.bytes);
  far.process.kill();
  const times = signed.perSecond / theirsSigned.perSecond;
  const peakMb = Math.max(unsigned.peakMb, signed.peakMb, late.peakMb);
  return [
    { what: 'size of a message', figure: `${(unsigned.bytes / 1024).toFixed(1)} KB` },
    row('unsigned, processor a message', unsigned.cpuMs, 0.3, `nodemailer ${theirs.cpuMs.toFixed(2)} ms`),
    row('signed RSA-2048, processor a message', signed.cpuMs, 1.3, `nodemailer ${theirsSigned.cpuMs.toFixed(2)} ms`),
    {
      ...{
        what: `signed: ${signed.perSecond}/s, nodemailer ${theirsSigned.perSecond}/s`,
        figure: `${times.toFixed(1)} times`,
      },
      ...{ aim: '≥ 3 times', holds: times >= 3 },
    },
    { what: `unsigned: ${unsigned.perSecond}/s, nodemailer ${theirs.perSecond}/s, smtp-source ${bare}`, figure: '' },
    {
      ...{ what: `25 ms to each reply, ${LANES} connections, signed (smtp-source, unsigned: ${bareLate})` },
      ...{ figure: `${late.perSecond}/s`, aim: '≥ 600/s', holds: late.perSecond >= 600 },
    },
    {
      ...{ what: `memory at its highest (nodemailer ${Math.round(theirsSigned.peakMb)} MB)` },
      ...{ figure: `${Math.round(peakMb)} MB`, aim: '< 200 MB', holds: peakMb < 200 },
    },
  ];
}

function row(what: string, cpuMs: number, aim: number, reference: string): Row {
  return {
    ...{ what: `${what} (${reference})`, figure: `${cpuMs.toFixed(2)} ms` },
    ...{ aim: `≤ ${aim} ms`, holds: cpuMs <= aim },
  };
}

async function send(sending: Sending): Promise<Sent> {
  const args = [join(import.meta.dirname, 'mail-sender.ts'), JSON.stringify(sending)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Sent;
}

/** Postfix's own measure of a server: the same envelope and the same bytes again and again, nothing composed. */
async function smtpSource(port: number, bytes: number): Promise<string> {
  const args = ['-s', `${LANES}`, '-l', `${bytes}`, '-m', `${MESSAGES}`, '-d'];
  const began = performance.now();
  try {
    await promisify(execFile)('smtp-source', [
      ...args,
      '-f',
      'news@paper.example',
      '-t',
      'r@example.org',
      `127.0.0.1:${port}`,
    ]);
    return `${Math.round(MESSAGES / ((performance.now() - began) / 1000))}/s`;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not on this machine' : 'failed';
  }
}

type Sink = { url: string; port: number; process: ChildProcess };

async function startSink(latencyMs: number): Promise<Sink> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'mail-sink.ts'), String(latencyMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<string>((resolve) =>
    child.stdout.once('data', (data) => resolve(String(data).trim())),
  );
  return { url: `smtp://127.0.0.1:${port}`, port: Number(port), process: child };
}
