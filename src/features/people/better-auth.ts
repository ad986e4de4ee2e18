import { betterAuth } from 'better-auth';
import { emailOTP } from 'better-auth/plugins/email-otp';
import type { Ctx } from '../../platform/context.ts';
import { installationSecret } from '../../platform/secrets.ts';
import { SESSION_LIFE_SECONDS, type SendCode } from './session.ts';

const CODE_LIFE_SECONDS = 600;

export type BetterAuth = Awaited<ReturnType<typeof makeBetterAuth>>;

/**
 * Accounts and sessions, by better-auth on our own tables. A code by mail is the only way in; there are no passwords
 * to lose. Network addresses are not kept with sessions: they are personal data nobody needs there.
 */
export async function makeBetterAuth(ctx: Pick<Ctx, 'db' | 'now' | 'newId' | 'config'>, sendCode: SendCode) {
  const secret = await installationSecret(ctx, 'sessions');
  const times = { createdAt: 'created_at', updatedAt: 'updated_at' };
  return betterAuth({
    secret: secret.toString('base64'),
    baseURL: ctx.config.url,
    basePath: '/account/auth',
    database: { db: ctx.db, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    rateLimit: { enabled: false },
    user: {
      modelName: 'people',
      fields: { emailVerified: 'email_verified', ...times },
      additionalFields: { role: { type: 'string', input: false, defaultValue: 'reader' } },
    },
    session: {
      modelName: 'sessions',
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...times,
      },
      expiresIn: SESSION_LIFE_SECONDS,
      updateAge: 86_400,
    },
    account: {
      modelName: 'auth_accounts',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...times,
      },
    },
    verification: { modelName: 'auth_verifications', fields: { expiresAt: 'expires_at', ...times } },
    advanced: {
      cookiePrefix: 'gilyon',
      database: { generateId: () => ctx.newId() },
      ipAddress: { disableIpTracking: true },
      useSecureCookies: ctx.config.url.startsWith('https:'),
    },
    plugins: [
      emailOTP({
        otpLength: 6,
        expiresIn: CODE_LIFE_SECONDS,
        allowedAttempts: 5,
        storeOTP: 'hashed',
        sendVerificationOTP: ({ email, otp }) => sendCode(email, otp),
      }),
    ],
  });
}
