import { useState } from 'react';
import type { ArticlePatchBody, ArticleResource } from '../../contract/articles.ts';

type Named = { id: string; name: string };

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
  start: Partial<ArticleResource>,
  onChange: (patch: ArticlePatchBody) => void,
): { fields: ArticleFields; set: SetField } {
  const [fields, setFields] = useState(() => fieldsOf(start));
  const set: SetField = (name, value) => {
    setFields((before) => ({ ...before, [name]: value }));
    onChange({ [name]: value });
  };
  return { fields, set };
}

/** An article that is not there yet. */
export function blankArticle(sections: readonly Named[], language: string): Partial<ArticleResource> {
  return {
    kicker: '',
    headline: '',
    shortHeadline: '',
    deck: '',
    language,
    lead: null,
    authors: [],
    topics: [],
    section: { id: '', slug: '', name: sections[0]?.name ?? '' },
    body: { type: 'doc' },
  };
}

/** Of an article, or of a patch that was never sent, whose names are plain strings. */
function fieldsOf(article: Partial<ArticleResource>): ArticleFields {
  const named = (list: readonly (string | { name: string })[] = []) =>
    list.map((one) => (typeof one === 'string' ? one : one.name));
  const section = article.section as unknown as string | { name: string };
  return {
    kicker: article.kicker ?? '',
    headline: article.headline ?? '',
    shortHeadline: article.shortHeadline ?? '',
    deck: article.deck ?? '',
    language: article.language ?? '',
    section: typeof section === 'string' ? section : (section?.name ?? ''),
    authors: named(article.authors),
    topics: named(article.topics),
    lead: article.lead ?? null,
  };
}
