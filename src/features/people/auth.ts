import type { Ctx } from '../../platform/context.ts';
import type { BetterAuth } from './better-auth.ts';
import type { SendCode } from './session.ts';

/** Accounts and sessions. The library behind them is large and is loaded when the first reader with an account comes. */
export type Auth = { load: () => Promise<BetterAuth> };

export function makeAuth(ctx: Pick<Ctx, 'db' | 'now' | 'newId' | 'config'>, sendCode: SendCode): Auth {
  let loading: Promise<BetterAuth> | null = null;
  return {
    load: () => {
      loading ??= import('./better-auth.ts').then(({ makeBetterAuth }) => makeBetterAuth(ctx, sendCode));
      // A failure (the database was away) is not remembered.
      loading.catch(() => {
        loading = null;
      });
      return loading;
    },
  };
}
