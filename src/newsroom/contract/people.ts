import { z } from 'zod';
import { DESK_LANGUAGES } from '../../language/strings/newsroom/words.ts';
import type { StaffRole } from '../../platform/actor.ts';

/** What the API takes and gives of the staff. */

export const MePatch = z.strictObject({ language: z.enum(DESK_LANGUAGES) });

/** Who asks. `language`: of the newsroom; null when never chosen, and for a token. */
export type Me = { id: string | null; name: string; role: StaffRole; language: string | null };
