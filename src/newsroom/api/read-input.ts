import type { Context } from 'hono';
import type { z } from 'zod';
import { readBody } from '../../http/read-body.ts';
import { type Fault, Invalid } from '../../platform/errors.ts';

/** Far above any article, so that an overlong field is named by its path instead of the whole being refused. */
const MOST_BYTES = 24 * 1024 * 1024;

/**
 * The request's JSON, judged by the schema.
 *
 * @throws Invalid with every fault by its path; TooLarge above 24 MB
 */
export async function readJson<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
  options: { optional?: boolean } = {},
): Promise<z.output<Schema>> {
  const raw = await readBody(c, MOST_BYTES);
  if (raw.length === 0 && options.optional) return judge(schema, {});
  return judge(schema, parse(raw));
}

/**
 * @param at where the value stands in what was sent
 * @throws Invalid with every fault by its path, as a JSON pointer without its first slash
 */
export function judge<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  at: readonly string[] = [],
): z.output<Schema> {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  throw new Invalid('invalid-input', 'What was sent is not valid; see errors.', faultsOf(result.error.issues, at));
}

function parse(raw: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw));
  } catch (error) {
    throw new Invalid('malformed-json', `The body is not JSON in UTF-8: ${(error as Error).message}`);
  }
}

function faultsOf(issues: readonly z.core.$ZodIssue[], above: readonly PropertyKey[]): Fault[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path];
    if (issue.code === 'invalid_union') {
      const likeliest = [...issue.errors].sort(
        (a, b) => b.flatMap((one) => one.path).length - a.flatMap((one) => one.path).length,
      )[0];
      if (likeliest?.some((one) => one.path.length > 0)) return faultsOf(likeliest, path);
    }
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => fault([...path, key], 'unknown-field', 'is not a field of this'));
    }
    const isMissing = (issue.code === 'invalid_type' || issue.code === 'invalid_union') && issue.input === undefined;
    const code = isMissing
      ? 'missing'
      : issue.code === 'custom'
        ? String(issue.params?.code ?? 'wrong')
        : issue.code.replaceAll('_', '-');
    return [fault(path, code, isMissing ? 'is missing' : issue.message)];
  });
}

function fault(path: readonly PropertyKey[], code: string, message: string): Fault {
  return { path: path.map(String).join('/'), code, message };
}
