import { z } from 'zod';
import { type HouseStyle, USUAL_STYLE } from '../../language/check-style.ts';
import { STYLE_RULE_IDS } from '../../language/style-rules.ts';
import type { Reads } from '../../platform/context.ts';

const Stored = z.object({
  // A rule that the program no longer knows is left out.
  rules: z.array(z.string()).transform((ids) => STYLE_RULE_IDS.filter((id) => ids.includes(id))),
  replacements: z.array(z.object({ from: z.string(), to: z.string() })),
});

/** The house's rules of style; the usual ones where nobody has chosen. */
export async function houseRules(db: Reads): Promise<HouseStyle> {
  const row = await db.selectFrom('house_rules').select(['rules', 'replacements']).executeTakeFirst();
  return row ? Stored.parse(row) : USUAL_STYLE;
}
