export type MailAddress = { name: string; address: string };

export type OutgoingMail = {
  from: MailAddress;
  to: MailAddress;
  subject: string;
  html: string;
  text: string;
  /** Further headers, by their names. */
  headers?: Record<string, string>;
  /** With its angle brackets; made anew when absent. */
  messageId?: string;
};

/** One message at a time, for what a person waits for; resolves when the next hop has taken it. */
export interface Mail {
  /** @throws when the next hop refuses or cannot be reached; `reply` is its answer. */
  send(message: OutgoingMail): Promise<{ messageId: string; reply: string }>;
}
