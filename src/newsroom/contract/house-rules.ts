import { z } from 'zod';
import { STYLE_RULE_IDS } from '../../language/style-rules.ts';
import { line, required } from './text.ts';

/** What the API takes and gives of the house's rules of style. */

const Replacement = z
  .strictObject({ from: required(80), to: line(80) })
  .refine(({ from, to }) => from !== to, { message: 'replaces a word by itself', params: { code: 'same' } });

export const HouseRules = z.strictObject({
  rules: z.array(z.enum(STYLE_RULE_IDS)).max(STYLE_RULE_IDS.length),
  replacements: z.array(Replacement).max(500),
});
export type HouseRulesBody = z.output<typeof HouseRules>;
