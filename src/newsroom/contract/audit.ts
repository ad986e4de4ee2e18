import type { AuditEntry } from '../../features/audit/audit.ts';

/** What the API gives of the log. */
export type AuditResource = Omit<AuditEntry, 'at'> & { at: string };
