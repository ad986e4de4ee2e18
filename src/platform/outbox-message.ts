/** A message in the outbox, as a list shows it. `id` is its file's name; `at` RFC 3339. */
export type OutboxItem = { id: string; subject: string; from: string; to: string; at: string | null };
export type OutboxMessage = OutboxItem & {
  headers: { name: string; value: string }[];
  html: string | null;
  text: string;
  /** Every address that a reader could press, once. */
  links: string[];
};
