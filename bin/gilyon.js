// Builds when the sources are newer than the build, then hands over to the built command line.
import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

if (existsSync(new URL('../src/cli/gilyon.ts', import.meta.url))) {
  const { isBuilt, build } = await import('./build.js');
  if (!isBuilt()) await build();
}
// Beside the build, so that it goes when the build does. Where nobody may write, nothing is kept and all runs the same.
enableCompileCache(fileURLToPath(new URL('../build/compile-cache', import.meta.url)));
await import('../build/server/gilyon.js');
