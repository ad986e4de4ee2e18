import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/**
 * The Chromium that the journeys drive: the one that `GILYON_CHROMIUM` names, or the system's, or else the one that the
 * development package @sparticuz/chromium carries, which `npm ci` brought.
 */
export async function findChromium(): Promise<{ path: string; from: string }> {
  const named = process.env.GILYON_CHROMIUM;
  if (named) return { path: named, from: 'GILYON_CHROMIUM' };
  for (const path of ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']) {
    if (existsSync(path)) return { path, from: 'the system' };
  }
  return { path: await sparticuz.executablePath(), from: '@sparticuz/chromium' };
}

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @param more further flags of Chromium's */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const { path, from } = await findChromium();
  const args =
    from === '@sparticuz/chromium'
      ? [
          ...new Set([
            ...sparticuz.args.filter((arg) => !arg.startsWith('--single-process') && !arg.startsWith('--no-zygote')),
            ...QUIET,
          ]),
        ]
      : QUIET;
  return chromium.launch({ executablePath: path, args: [...args, ...more], headless: true });
}
