import { useQuery } from '@tanstack/react-query';
import { memo, useMemo } from 'react';
import { editorWords } from '../../../language/strings/newsroom/editor-words.ts';
import { callApi } from '../frame/call-api.ts';
import { useWords } from '../frame/desk.ts';
import { Choice } from '../parts/field.tsx';
import { NamesField } from '../parts/names-field.tsx';
import type { ArticleFields, SetField } from './article-fields.ts';
import { LanguageField } from './language-field.tsx';
import { ShortHeadlineField } from './short-headline-field.tsx';

type StoryFieldsProps = { fields: ArticleFields; set: SetField; sections: readonly { name: string }[] };

/** Where the story belongs and whose it is: section, byline, topics, language, short headline. */
export const StoryFields = memo(function StoryFields({ fields, set, sections }: StoryFieldsProps) {
  const words = useWords(editorWords);
  const authors = useKnown('authors');
  const topics = useKnown('topics');
  return (
    <>
      <Choice
        label={words.section}
        value={fields.section}
        options={sections.map(({ name }) => ({ value: name, label: name }))}
        onChange={(section) => set('section', section)}
      />
      <NamesField
        label={words.byline}
        value={fields.authors}
        known={authors}
        onChange={(names) => set('authors', names)}
      />
      <NamesField
        label={words.topics}
        value={fields.topics}
        known={topics}
        onChange={(names) => set('topics', names)}
      />
      <ShortHeadlineField fields={fields} set={set} />
      <LanguageField value={fields.language} onChange={(language) => set('language', language)} />
    </>
  );
});

/** The names that there are, to choose from. */
function useKnown(kind: 'authors' | 'topics'): string[] {
  const known = useQuery({ queryKey: [kind], queryFn: () => callApi<{ items: { name: string }[] }>(`/${kind}`) });
  return useMemo(() => known.data?.items.map(({ name }) => name) ?? [], [known.data]);
}
