import type { Reads } from '../../platform/context.ts';
import { type MailSettings, parseMailSettings } from './mail-settings.ts';

export async function mailSettings(db: Reads): Promise<MailSettings> {
  const row = await db.selectFrom('mail_settings').select('settings').executeTakeFirst();
  return parseMailSettings(row?.settings);
}
