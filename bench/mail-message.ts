import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { authenticate } from 'mailauth';
import type { ArticleCard } from '../src/features/articles/article.ts';
import { demoArticles } from '../src/features/demo/load-demo.ts';
import { readBounce } from '../src/features/newsletter/bounce-report.ts';
import { type EditionContent, editionSource } from '../src/features/newsletter/edition-mail.ts';
import { PLAIN_DESIGN } from '../src/features/newsletter/newsletter-design.ts';
import { UNNAMED } from '../src/features/publication/publication-queries.ts';
import { dkimKey, dkimRecord, newDkimKey } from '../src/platform/dkim.ts';
import { compileMessage } from '../src/platform/message-template.ts';
import type { Row } from './table.ts';

const ARTICLES = 10;
const DEMO = join(import.meta.dirname, '../demo');
const NEWS = 'news@hamigdalor.example';
const ADDRESS = '192.0.2.25';
const MOST_BYTES = 20_000;
/** A folder with messages that came back, one a file, as the projects that read bounces publish them. */
const COLLECTION = process.env.GILYON_BENCH_BOUNCES;

/** The demo's edition as SpamAssassin and a receiver's checks see it, and what is read of a collection of bounces. */
export async function measureMailMessage(): Promise<Row[]> {
  const { privatePem, publicBase64 } = await newDkimKey();
  const source = editionSource(demoEdition());
  const recipient = {
    to: { name: 'דנה כהן', address: 'dana@example.org' },
    messageId: '<4f1c9a2be07d48d3a51e6c9f02b7d8e4@hamigdalor.example>',
  };
  const key = dkimKey('hamigdalor.example', 's1', privatePem);
  const slots = { token: 'k7Jd0pX2sQmVb1hY8nRtZw.aB3dE5fG7hI9jK1lM3nO5p' };
  const message = await compileMessage(source).compose({ ...recipient, date: new Date(), slots }, key);
  const bytes = Buffer.byteLength(source.html);
  return [
    {
      ...{ what: `${ARTICLES} articles of the demo, HTML`, figure: `${(bytes / 1000).toFixed(1)} KB` },
      ...{ aim: '< 20 KB', holds: bytes < MOST_BYTES },
    },
    await spamAssassin(message),
    await authenticated(message, publicBase64),
    ...(await bounces()),
  ];
}

function demoEdition(): EditionContent {
  const { publication, newsletters, authors } = JSON.parse(readFileSync(join(DEMO, 'publication.json'), 'utf8'));
  const nameOf = (slug: string) => authors.find((one: { slug: string }) => one.slug === slug)?.name ?? slug;
  const newest = demoArticles(join(DEMO, 'articles')).sort((a, b) => a.daysAgo - b.daysAgo);
  const cards = newest.slice(0, ARTICLES).map(
    (one, n) =>
      ({
        ...{
          id: `demo${n}`,
          slug: one.headline.replace(/\s+/g, '-'),
          kicker: one.kicker ?? '',
          headline: one.headline,
        },
        ...{
          deck: one.deck,
          language: 'he',
          authors: one.authors.map((slug) => ({ name: nameOf(slug), slug, id: slug })),
        },
        lead: one.picture && {
          ...{ alt: one.picture.alt, caption: one.picture.caption },
          photo: { publicKey: `k7Jd0pX2sQmVb1hY8nRt${n}`, credits: one.picture.credits },
        },
      }) as unknown as ArticleCard,
  );
  const { slug, name, senderName } = newsletters[0];
  return {
    ...{
      cards,
      publication: { ...UNNAMED, ...publication },
      baseUrl: 'https://hamigdalor.example',
      sentAt: new Date(),
    },
    newsletter: { slug, name, senderName, senderEmail: NEWS, replyTo: '', language: 'he', design: PLAIN_DESIGN },
    edition: {
      id: 'edition',
      serial: 12,
      subject: cards[0]?.headline,
      preheader: '',
      intro: 'בוקר טוב',
      isAdvertising: false,
    },
  } as unknown as EditionContent;
}

async function spamAssassin(message: Buffer): Promise<Row> {
  const what = 'SpamAssassin, without network';
  const child = spawn('spamassassin', ['-L', '-t'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const isThere = await new Promise<boolean>((resolve) => {
    child.once('spawn', () => resolve(true));
    child.once('error', () => resolve(false));
  });
  if (!isThere) return { what, figure: 'is not on this machine' };
  child.stdin.end(message);
  const said = await text(child.stdout);
  const points = Number(/Content analysis details:\s+\((-?[\d.]+) points/.exec(said)?.[1] ?? Number.NaN);
  const rules = [...said.matchAll(/^\s*-?\d+\.\d\s+([A-Z_0-9]+)/gm)].map(([, rule]) => rule ?? '');
  const holds = points <= 0.5 && !rules.includes('MPART_ALT_DIFF');
  return { what: `${what} (${rules.join(' ')})`, figure: `${points} points`, aim: '≤ 0.5, no MPART_ALT_DIFF', holds };
}

/** As the receiver's server would: only the DNS is ours. */
async function authenticated(message: Buffer, publicBase64: string): Promise<Row> {
  const records: Readonly<Record<string, string>> = {
    's1._domainkey.hamigdalor.example': dkimRecord(publicBase64),
    'hamigdalor.example': `v=spf1 ip4:${ADDRESS} -all`,
    '_dmarc.hamigdalor.example': 'v=DMARC1; p=reject; adkim=s; aspf=s',
  };
  const resolver = async (name: string, type: string) => {
    const record = type === 'TXT' ? records[name] : undefined;
    if (!record) throw Object.assign(new Error(`no ${type} of ${name}`), { code: 'ENOTFOUND' });
    return [[record]];
  };
  const envelope = { ip: ADDRESS, helo: 'mail.hamigdalor.example', sender: `news+b-c-x-y@hamigdalor.example` };
  const seen = await authenticate(message, { ...envelope, mta: 'mx.example.org', resolver, disableArc: true } as never);
  const parts = {
    dkim: seen.dkim?.results?.[0]?.status?.result,
    spf: seen.spf ? seen.spf.status?.result : undefined,
    dmarc: seen.dmarc ? seen.dmarc.status?.result : undefined,
  };
  const figure = Object.values(parts).join(' ');
  return { what: 'DKIM, SPF and DMARC by mailauth', figure, aim: 'pass pass pass', holds: figure === 'pass pass pass' };
}

/** A status is right when it is one of those that the report itself gives, or says more than its general one. */
async function bounces(): Promise<Row[]> {
  if (!COLLECTION) return [{ what: 'bounces (a collection: GILYON_BENCH_BOUNCES=folder)', figure: 'not asked' }];
  const counts = { all: 0, read: 0, withStatus: 0, right: 0, delivered: 0, taken: 0 };
  for (const entry of readdirSync(COLLECTION, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(txt|msg|eml)$/.test(entry.name)) continue;
    const raw = readFileSync(join(entry.parentPath, entry.name));
    const code = (await readBounce(raw))?.statusCode ?? null;
    const given = [...raw.toString('latin1').matchAll(/^Status:\s*([245]\.\d+\.\d+)/gim)].map(
      ([, status]) => status ?? '',
    );
    counts.all++;
    if (code) counts.read++;
    if (given.length > 0 && given.every((status) => status.startsWith('2'))) {
      counts.delivered++;
      if (code) counts.taken++;
    } else if (given.length > 0) {
      counts.withStatus++;
      if (code && given.some((status) => status === code || (/\.0\.0$/.test(status) && status[0] === code[0])))
        counts.right++;
    }
  }
  const share = counts.read / counts.all;
  return [
    {
      ...{ what: `bounces of a public collection with a status read, of ${counts.all}` },
      ...{ figure: `${(share * 100).toFixed(0)} %`, aim: '≥ 80 %', holds: share >= 0.8 },
    },
    {
      ...{ what: `the status of the report itself, of ${counts.withStatus} that have one`, figure: `${counts.right}` },
      ...{ aim: '≥ 80 %', holds: counts.right >= 0.8 * counts.withStatus },
    },
    {
      ...{ what: `reports of a delivery taken for a bounce, of ${counts.delivered}`, figure: `${counts.taken}` },
      ...{ aim: '0', holds: counts.taken === 0 },
    },
  ];
}
