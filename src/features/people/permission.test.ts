import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { STAFF_ROLES } from '../../platform/actor.ts';
import { projectRoot } from '../../platform/paths.ts';
import { PERMISSIONS } from './permission.ts';

test('the page for editors says of every role what the table says', () => {
  const page = readFileSync(join(projectRoot, 'docs/editors/roles.md'), 'utf8');
  const said = new Map<string, string[]>();
  for (const line of page.split('\n')) {
    const [, , name, ...cells] = line.split('|').map((cell) => cell.trim());
    const [, permission] = /^`([a-z-]+)`$/.exec(name ?? '') ?? [];
    if (permission)
      said.set(
        permission,
        STAFF_ROLES.filter((_role, index) => cells[index] === 'yes'),
      );
  }
  const written = Object.fromEntries([...said].map(([permission, roles]) => [permission, [...roles].sort()]));
  const table = Object.fromEntries(Object.entries(PERMISSIONS).map(([name, roles]) => [name, [...roles].sort()]));
  assert.deepEqual(written, table);
});
