// Prints each failure with its place, a line for each file that is done, and last of all 'N passed, N failed'.
import { relative } from 'node:path';
import { inspect } from 'node:util';

export default async function* report(source) {
  let passed = 0;
  let failed = 0;
  const skipped = [];
  for await (const { type, data } of source) {
    if (type === 'test:pass' && isTest(data)) {
      if (data.skip !== undefined) skipped.push(data.name);
      else passed++;
    } else if (type === 'test:fail' && isTest(data) && !isOnlyChildren(data)) {
      failed++;
      yield `\n✗ ${data.name}\n  ${place(data)}\n${indent(explain(data.details.error))}\n`;
    } else if (type === 'test:stderr' || type === 'test:stdout') {
      if (process.env.GILYON_TEST_OUTPUT) yield data.message;
    } else if (type === 'test:complete' && data.nesting === 0 && process.env.GILYON_TEST_VERBOSE) {
      yield `${data.details.passed ? '✓' : '✗'} ${data.name} (${Math.round(data.details.duration_ms)} ms)\n`;
    }
  }
  for (const name of skipped) yield `skipped: ${name}\n`;
  yield `\n${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}\n`;
}

function isTest(data) {
  return data.details?.type !== 'suite';
}

/** A test that failed only because one inside it did, which is reported itself. */
function isOnlyChildren(data) {
  return data.details.error?.failureType === 'subtestsFailed';
}

function place(data) {
  return data.file ? `${relative(process.cwd(), data.file)}:${data.line ?? '?'}` : '';
}

function explain(error) {
  const cause = error?.cause ?? error;
  return cause instanceof Error ? `${cause.stack ?? cause.message}` : inspect(cause);
}

function indent(text) {
  return text.replace(/^/gm, '    ');
}
