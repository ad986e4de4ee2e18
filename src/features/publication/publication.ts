/** The publication's own facts: one row, read by every page and every message. */
export type Publication = {
  name: string;
  tagline: string;
  /** BCP 47, e.g. `he`. */
  language: string;
  /** IANA, e.g. `Asia/Jerusalem`. */
  timeZone: string;
  publisherName: string;
  contactEmail: string;
  contactAddress: string;
  about: string;
  demo: boolean;
};
