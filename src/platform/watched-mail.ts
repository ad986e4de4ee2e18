import type { Mail } from './mail.ts';

export type MailState = {
  sent: number;
  failed: number;
  lastSentAt: Date | null;
  lastFailure: { at: Date; message: string } | null;
};

/** The same way out, remembering how it went in this process: what the health page says of it. */
export function watchedMail(mail: Mail, now: () => Date): { mail: Mail; state: MailState } {
  const state: MailState = { sent: 0, failed: 0, lastSentAt: null, lastFailure: null };
  return {
    state,
    mail: {
      send: async (message) => {
        try {
          const answer = await mail.send(message);
          state.sent++;
          state.lastSentAt = now();
          return answer;
        } catch (error) {
          state.failed++;
          state.lastFailure = { at: now(), message: (error as Error).message };
          throw error;
        }
      },
    },
  };
}
