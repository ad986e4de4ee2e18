import type { Settings } from './settings.ts';

/** Who the publication is. */
export type PublicationFacts = {
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

/** One row, read by every page and every message: the facts, how it looks, what stands around each page. */
export type Publication = PublicationFacts & { settings: Settings };

/** All that the settings page changes, one field beside the other: what a change and its undoing name. */
export type PublicationSettings = Omit<PublicationFacts, 'demo'> & Settings;

export function settingsOf({ settings, demo: _demo, ...facts }: Publication): PublicationSettings {
  return { ...facts, ...settings };
}
