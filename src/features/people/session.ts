/** How long a reader stays signed in on one device. */
export const SESSION_LIFE_SECONDS = 60 * 86_400;

/** Sends a sign-in code to an address. */
export type SendCode = (email: string, code: string) => Promise<void>;
