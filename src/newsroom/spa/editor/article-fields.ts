import { useState } from 'react';
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

export function useArticleFields(
  start: ArticleFields,
  onChange: (change: Change) => void,
): { fields: ArticleFields; set: SetField; show: (change: Change) => void } {
  const [fields, setFields] = useState(start);
  const set: SetField = (name, value) => {
    setFields((before) => ({ ...before, [name]: value }));
    onChange({ [name]: value });
  };
  // What somebody else wrote: it stands in the page and is nothing to save.
  const show = ({ body: _, ...change }: Change) => setFields((before) => ({ ...before, ...(change as ArticleFields) }));
  return { fields, set, show };
}
