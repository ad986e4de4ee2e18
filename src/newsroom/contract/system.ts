import { z } from 'zod';
import type { OutboxItem, OutboxMessage } from '../../platform/outbox-message.ts';

/** What the API gives of the system itself. */

export type { OutboxItem, OutboxMessage };

/** `relay`: the host that takes the messages instead; then there is no outbox. */
export type OutboxAnswer = { relay: string | null; items: OutboxItem[]; next: string | null };

export const HEALTH_PARTS = [
  ...([
    'program',
    'database',
    'listening',
    'cache',
    'search',
    'jobs',
    'storage',
    'disk',
    'mail',
    'address',
    'backup',
  ] as const),
] as const;
export type HealthPart = (typeof HEALTH_PARTS)[number];

/** `advice` is a code; the newsroom's words say what to do. `detail` is what the machine itself said. */
export type HealthItem = {
  part: HealthPart;
  state: 'good' | 'notice' | 'bad';
  facts: Record<string, string | number | null>;
  advice: string | null;
  detail: string | null;
};

export type FailedJob = {
  id: string;
  name: string;
  data: unknown;
  reason: string;
  tries: number;
  failedAt: string;
};
export type HealthAnswer = { at: string; items: HealthItem[]; failed: FailedJob[] };

export const RetryJob = z.strictObject({ name: z.string().max(100), id: z.string().max(60) });
