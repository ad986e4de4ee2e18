import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { paths } from '../urls.ts';
import type { PageCache } from './page-cache.ts';
import { packForms } from './page-entry.ts';

/** From a source's name (`site.css`, `newsroom.js`) to the address of what was built of it. */
export type AssetAddress = (name: string) => string;

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Pins every built file in the cache, and gives the way to their addresses. */
export function loadAssets(buildDir: string, cache: PageCache | null): AssetAddress {
  const manifestFile = join(buildDir, 'assets.json');
  if (!existsSync(manifestFile)) throw new Error(`Nothing is built in ${buildDir}: run 'npm run build'.`);
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Record<string, string>;
  if (cache) pinAll(join(buildDir, 'assets'), cache);
  return (name) => {
    const built = manifest[name];
    if (!built) throw new Error(`No asset is called ${name}.`);
    return paths.asset(built);
  };
}

/** The addresses of a script and of all that it imports at once: to be asked for before it says so itself. */
export type ScriptParts = (name: string) => string[];

export function loadScriptParts(buildDir: string, asset: AssetAddress): ScriptParts {
  const parts = JSON.parse(readFileSync(join(buildDir, 'asset-parts.json'), 'utf8')) as Record<string, string[]>;
  return (name) => [asset(name), ...(parts[name] ?? []).map((part) => paths.asset(part))];
}

function pinAll(folder: string, cache: PageCache): void {
  const names = new Set(readdirSync(folder));
  for (const name of names) {
    const type = TYPES[extname(name)];
    if (!type) continue;
    const read = (suffix: string) => (names.has(name + suffix) ? readFileSync(join(folder, name + suffix)) : null);
    const headers = { 'cache-control': FOR_EVER, 'x-content-type-options': 'nosniff' };
    const bodies = { identity: readFileSync(join(folder, name)), br: read('.br'), gzip: read('.gz') };
    cache.pin(paths.asset(name), packForms({ status: 200, type, tags: [], headers }, {}, 0, bodies));
  }
}
