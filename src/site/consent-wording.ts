import { choices } from '../language/strings/choices.ts';
import type { Frame } from './frame.ts';

/** The words that a reader agrees to: shown beside the button, and kept with the consent. */
export function consentWording(frame: Frame): string {
  return withClicks(frame, frame.words.newsletters.consent(publisherOf(frame)));
}

/** The same for saving which newsletters one gets. */
export function choicesWording(frame: Frame): string {
  return withClicks(frame, choices(frame.language).consent(publisherOf(frame)));
}

function publisherOf({ publication }: Frame): string {
  return publication.publisherName || publication.name;
}

function withClicks(frame: Frame, wording: string): string {
  if (!frame.publication.settings.clicksByReader) return wording;
  return `${wording} ${choices(frame.language).clicksConsent}`;
}
