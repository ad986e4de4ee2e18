import { useCallback, useRef, useState } from 'react';
import type { ArticleResource } from '../../contract/articles.ts';
import type { Change } from '../../saving/fields.ts';

/** What stands in the fields around the body. */
export type ArticleFields = {
  kicker: string;
  headline: string;
  shortHeadline: string;
  deck: string;
  language: string;
  section: string;
  authors: string[];
  topics: string[];
  lead: ArticleResource['lead'];
};

/** Sets one field: in the page at once, and as a change to be saved. */
export type SetField = <Name extends keyof ArticleFields>(name: Name, value: ArticleFields[Name]) => void;

/** `set` and `show` stay the same functions: what shows the fields is drawn again only when one of them changes. */
export function useArticleFields(
  start: ArticleFields,
  onChange: (change: Change) => void,
): { fields: ArticleFields; set: SetField; show: (change: Change) => void } {
  const [fields, setFields] = useState(start);
  const latest = useRef(onChange);
  latest.current = onChange;
  const set: SetField = useCallback((name, value) => {
    setFields((before) => ({ ...before, [name]: value }));
    latest.current({ [name]: value });
  }, []);
  // What somebody else wrote: it stands in the page and is nothing to save.
  const show = useCallback(
    ({ body: _, ...change }: Change) => setFields((before) => ({ ...before, ...(change as ArticleFields) })),
    [],
  );
  return { fields, set, show };
}
