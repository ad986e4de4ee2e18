import type { Section } from '../features/articles/article.ts';
import type { Ribbon } from '../features/fronts/ribbon.ts';
import type { Newsletter } from '../features/newsletter/newsletter.ts';
import type { Publication } from '../features/publication/publication.ts';
import type { StandingPageName } from '../features/publication/standing-page.ts';
import type { AssetAddress } from '../http/assets.ts';
import type { Direction } from '../language/direction.ts';
import { directionOfLanguage } from '../language/language.ts';
import type { Strings } from '../language/strings/he.ts';
import { strings } from '../language/strings/strings.ts';

/** What every page of one publication has in common, gathered once a rendering and handed down to each part. */
export type Frame = {
  publication: Publication;
  /** In the order of the menu. */
  sections: readonly Section[];
  newsletters: readonly Newsletter[];
  /** Of breaking news: those that stand and those to come. */
  ribbons: readonly Ribbon[];
  /** The standing pages that the publication wrote. */
  pages: readonly StandingPageName[];
  language: string;
  /** The direction that the page runs in. */
  dir: Direction;
  words: Strings;
  /** The public address, without a trailing slash. */
  base: string;
  asset: AssetAddress;
  now: Date;
};

export function makeFrame(input: {
  publication: Publication;
  sections: readonly Section[];
  newsletters: readonly Newsletter[];
  ribbons: readonly Ribbon[];
  pages?: readonly StandingPageName[];
  base: string;
  asset: AssetAddress;
  now: Date;
}): Frame {
  const { language } = input.publication;
  return { ...input, pages: input.pages ?? [], language, dir: directionOfLanguage(language), words: strings(language) };
}

/** The frame for what stands in a block of that language, which runs as the language does; `dirWithin` is the block's. */
export function frameWithin(frame: Frame, language: string): Frame {
  const dir = directionOfLanguage(language);
  return dir === frame.dir ? frame : { ...frame, dir };
}

/** The `dir` of a block of that language on the page: none where it runs as the page does. */
export function dirWithin(frame: Frame, language: string): { dir?: Direction } {
  const dir = directionOfLanguage(language);
  return dir === frame.dir ? {} : { dir };
}

/** The `dir` that words of the interface need where they stand: none but in a block that runs against them. */
export function dirOfWords(frame: Frame): { dir?: Direction } {
  return dirWithin(frame, frame.language);
}
