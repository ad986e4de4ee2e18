import type { ComponentChildren, JSX } from 'preact';
import { directionOf } from '../../language/direction.ts';
import { typeset, UNBREAKABLE_NUMBER } from '../../language/typography.ts';
import type { Frame } from '../frame.ts';

type BlockName = 'p' | 'h1' | 'h2' | 'h3' | 'h4' | 'div' | 'li' | 'figcaption' | 'span' | 'dd' | 'blockquote';

/**
 * A block of text that a person typed: the only way for such a text into a page. It gets `dir` where it runs against
 * the page, and `lang` where its language is known to be another.
 */
export function Text(props: {
  in: Frame;
  as: BlockName;
  children: string;
  class?: string;
  id?: string;
  itemprop?: string;
  /** The text's own language, when it is known: an article's. */
  language?: string | undefined;
}): JSX.Element {
  const { in: frame, as: Block, children: text, language, ...rest } = props;
  const dir = directionOf(text, frame.dir);
  return (
    <Block
      {...rest}
      {...(dir === frame.dir ? {} : { dir })}
      {...(language && language !== frame.language ? { lang: language } : {})}
    >
      {set(text, language ?? frame.language)}
    </Block>
  );
}

/** An inline piece that a person typed, isolated from what surrounds it: a name, a credit, a section, a query. */
export function Bidi(props: { in: Frame; children: string; class?: string }): JSX.Element {
  const { in: frame, children: text, ...rest } = props;
  // `bdi` alone goes by the first strong letter, so that a Hebrew phrase beginning with a Latin name would run wrong.
  return (
    <bdi dir={directionOf(text, frame.dir)} {...rest}>
      {set(text, frame.language)}
    </bdi>
  );
}

/** A link whose words are a block of typed text, e.g. a headline in a list. */
export function HeadlineLink(props: {
  in: Frame;
  href: string;
  as: 'h1' | 'h2' | 'h3' | 'h4';
  children: string;
  class?: string;
  language?: string | undefined;
  before?: ComponentChildren;
}): JSX.Element {
  const { in: frame, href, as: Heading, children: text, language, before, ...rest } = props;
  const dir = directionOf(text, frame.dir);
  return (
    <Heading
      {...rest}
      {...(dir === frame.dir ? {} : { dir })}
      {...(language && language !== frame.language ? { lang: language } : {})}
    >
      {before}
      <a href={href}>{set(text, language ?? frame.language)}</a>
    </Heading>
  );
}

/** Typeset, with every number of several parts kept on one line. */
function set(text: string, language: string): ComponentChildren {
  const words = typeset(text, language);
  if (!UNBREAKABLE_NUMBER.test(words)) return words;
  return words.split(UNBREAKABLE_NUMBER).map((piece, index) =>
    index % 2 === 1 ? (
      <span key={piece} class="number">
        {piece}
      </span>
    ) : (
      piece
    ),
  );
}
