import { z } from 'zod';
import { REDIRECT_LIMITS } from '../../features/redirects/redirect.ts';
import { required } from './text.ts';

/** What the API takes and gives of addresses that lead elsewhere. */

const Lead = z.strictObject({ from: required(REDIRECT_LIMITS.address), to: required(REDIRECT_LIMITS.address) });

/** One, or many at once. */
export const PutRedirects = z.union([Lead.transform((one) => [one]), z.array(Lead).min(1).max(REDIRECT_LIMITS.atOnce)]);

export type RedirectResource = { id: string; from: string; to: string; createdBy: string; createdAt: string };

export const RedirectTest = z.strictObject({ address: required(REDIRECT_LIMITS.address) });
/** What a reader gets at an address: a page, another address, or nothing. */
export type RedirectTestAnswer = { path: string; status: number; location: string | null };
