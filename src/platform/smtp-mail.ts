import { createTransport } from 'nodemailer';
import type { Mail, OutgoingMail } from './mail.ts';

/** Sends through a relay, over connections that are kept. For what a person waits for; bulk mail has its own way. */
export function smtpMail(smtpUrl: string): Mail & { close: () => void } {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 3,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0]);
  return {
    send: async (message) => {
      const sent = (await transport.sendMail(envelope(message))) as { messageId: string; response?: string };
      return { messageId: sent.messageId, reply: sent.response ?? '' };
    },
    close: () => transport.close(),
  };
}

/** In nodemailer's terms. Header values are encoded and folded there; line breaks in them are removed there. */
export function envelope(message: OutgoingMail): Record<string, unknown> {
  return {
    from: message.from,
    to: message.to,
    subject: message.subject,
    text: message.text,
    html: message.html,
    headers: message.headers ?? {},
    ...(message.messageId ? { messageId: message.messageId } : {}),
    encoding: 'base64',
  };
}
