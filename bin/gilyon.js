// Builds when the sources are newer than the build, then hands over to the built command line.
import { existsSync } from 'node:fs';

if (existsSync(new URL('../src/cli/gilyon.ts', import.meta.url))) {
  const { isBuilt, build } = await import('./build.js');
  if (!isBuilt()) await build();
}
await import('../build/server/gilyon.js');
