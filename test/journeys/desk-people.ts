import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { apiClient } from './api-client.ts';
import { type Program, until } from './running-program.ts';

/** A member of the staff in a browser of their own, signed in by the code from their mail. */
export async function staffBrowser(
  program: Program,
  browser: Browser,
  who: { email: string; name: string; role: string },
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const token = program.command('token', 'create', '--name', who.name, '--role', 'admin').trim();
  await apiClient(program.url, token).post('/staff', who);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  await signIn(program, context, who.email);
  return context;
}

/** By the code from the mail, as everybody comes in. */
export async function signIn(program: Program, context: BrowserContext, email: string): Promise<void> {
  const page = await context.newPage();
  const before = (await program.mailTo(email)).length;
  await page.goto(`${program.url}/account/sign-in`);
  await page.getByLabel('דואר אלקטרוני').first().fill(email);
  await page.getByRole('button', { name: 'שליחת קוד', exact: true }).click();
  let code = '';
  // Among other messages, an invitation for one.
  await until(async () => {
    const messages = (await program.mailTo(email)).slice(before);
    code = messages.map(({ text }) => /\b(\d{6})\b/.exec(text ?? '')?.[1] ?? '').find(Boolean) ?? '';
    return code !== '';
  });
  await page.getByLabel('הקוד שקיבלת').fill(code);
  await page.getByRole('button', { name: 'כניסה', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/account/sign-in'));
  await page.close();
}
