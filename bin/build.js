// Bundles the server, the site's islands and styles, and the newsroom into build/. About a second; run by `npm ci`,
// and by bin/gilyon whenever a source is newer than the build.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, 'build');

/** Whether build/ was made from the sources as they are now. */
export function isBuilt() {
  const stamp = join(out, 'stamp');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf();
}

export async function build() {
  const esbuild = await import('esbuild');
  const stamp = stampOf();
  const work = `${out}.${process.pid}`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  try {
    await Promise.all([buildServer(esbuild, work), buildAssets(esbuild, work)]);
    writeFileSync(join(work, 'stamp'), stamp);
    rmSync(out, { recursive: true, force: true });
    renameSync(work, out);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function buildServer(esbuild, work) {
  if (!existsSync(join(root, 'src/cli/gilyon.ts'))) return;
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: { gilyon: 'src/cli/gilyon.ts', 'search-thread': 'src/features/search/search-thread.ts' },
    outdir: join(work, 'server'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // The packages go in as well: reading hundreds of small files was half of a start. What is native stays outside.
    external: ['sharp', 'pg-native'],
    // Packages in CommonJS ask for Node's own modules by `require`.
    banner: {
      js: "import { createRequire as requireOfBundle } from 'node:module';\nconst require = requireOfBundle(import.meta.url);",
    },
    sourcemap: true,
    sourcesContent: false,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    chunkNames: 'chunk-[hash]',
    logLevel: 'warning',
  });
}

/** Everything a browser fetches, under names that carry their content's hash, beside its brotli and gzip forms. */
async function buildAssets(esbuild, work) {
  const shared = {
    absWorkingDir: root,
    bundle: true,
    minify: true,
    metafile: true,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    outdir: join(work, 'assets'),
    loader: { '.woff2': 'file', '.svg': 'file', '.png': 'file' },
    publicPath: '/assets',
    target: ['chrome111', 'firefox114', 'safari16.4'],
    logLevel: 'warning',
    legalComments: 'none',
    format: 'esm',
    define: { 'process.env.NODE_ENV': '"production"' },
  };
  const entries = [...entriesOf('src/site/browser', '.ts'), ...entriesOf('src/site/styles', '.css')];
  const spa = 'src/newsroom/spa/newsroom.tsx';
  const results = [];
  if (entries.length > 0) results.push(await esbuild.build({ ...shared, entryPoints: entries }));
  if (existsSync(join(root, spa))) {
    const react = { splitting: true, jsx: 'automatic', jsxImportSource: 'react', plugins: [deskLanguagesOnly] };
    results.push(await esbuild.build({ ...shared, ...react, entryPoints: [spa] }));
  }
  const manifest = {};
  const parts = {};
  for (const { metafile } of results) {
    addToManifest(manifest, metafile);
    addToParts(parts, metafile);
  }
  mkdirSync(join(work, 'assets'), { recursive: true });
  for (const name of readdirSync(join(work, 'assets'))) {
    if (name.endsWith('.woff2')) manifest[name.replace(/-[A-Z0-9]+\.woff2$/, '.woff2')] = name;
    else if (!name.endsWith('.png')) compress(join(work, 'assets', name));
  }
  writeFileSync(join(work, 'assets.json'), JSON.stringify(manifest, null, 2));
  writeFileSync(join(work, 'asset-parts.json'), JSON.stringify(parts, null, 2));
}

/**
 * React Aria brings its sentences in 34 languages, a third of a megabyte; the newsroom speaks those of DESK_LANGUAGES
 * (src/language/strings/newsroom/words.ts). What its own plugin does for other bundlers.
 */
const deskLanguagesOnly = {
  name: 'desk-languages-only',
  setup(esbuild) {
    const sentences = /react-(aria|stately)[\\/].*[\\/]intl[\\/].*[\\/][a-z]{2}-[A-Z]{2}\.m?js$/;
    esbuild.onLoad({ filter: sentences }, ({ path }) =>
      /(he-IL|en-US)\.m?js$/.test(path) ? undefined : { contents: 'export default {};' },
    );
  },
};

/** Source name (`site.js`, `newsroom.css`) to built name. */
function addToManifest(manifest, metafile) {
  for (const [file, output] of Object.entries(metafile.outputs)) {
    if (!output.entryPoint) continue;
    const name = basename(output.entryPoint, extname(output.entryPoint));
    manifest[name + extname(file)] = basename(file);
    if (output.cssBundle) manifest[`${name}.css`] = basename(output.cssBundle);
  }
}

/** Script (`article-editor.js`) to the built names of what it imports at once, and of what those import. */
function addToParts(parts, { outputs }) {
  const built = new Map(Object.entries(outputs).map(([file, output]) => [basename(file), output]));
  const importsOf = (name) =>
    built
      .get(name)
      .imports.filter(({ kind, external }) => kind === 'import-statement' && !external)
      .map(({ path }) => basename(path));
  for (const [name, { entryPoint }] of built) {
    if (!entryPoint || !name.endsWith('.js')) continue;
    const found = new Set(importsOf(name));
    for (const part of found) for (const further of importsOf(part)) found.add(further);
    parts[`${basename(entryPoint, extname(entryPoint))}.js`] = [...found];
  }
}

function compress(file) {
  const bytes = readFileSync(file);
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}

/** Files whose first line begins with the comment `entry` are bundles of their own; the others are their parts. */
function entriesOf(folder, extension) {
  const absolute = join(root, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute)
    .filter((name) => name.endsWith(extension) && !name.includes('.test.'))
    .filter((name) => /^(\/\/|\/\*) entry\b/.test(readFileSync(join(absolute, name), 'utf8')))
    .map((name) => join(folder, name));
}

function stampOf() {
  const hash = createHash('sha256');
  const note = (path) => hash.update(`${relative(root, path)}:${statSync(path).mtimeMs}:${statSync(path).size}\n`);
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (!entry.name.includes('.test.')) note(path);
    }
  };
  walk(join(root, 'src'));
  note(join(root, 'package-lock.json'));
  note(join(root, 'bin/build.js'));
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !(process.argv.includes('--if-stale') && isBuilt()))
  await build();
