import { useMemo } from 'react';
import { previewWords } from '../../../language/strings/newsroom/preview-words.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { Choice } from '../parts/field.tsx';

/** Those that are written here; an article that came in another keeps it and shows it. */
const WRITTEN = ['he', 'ar', 'en', 'fa', 'ru', 'fr', 'es', 'am', 'yi', 'de'];

/** In which language the article is: its direction, its typography and its words for readers follow it. */
export function LanguageField({ value, onChange }: { value: string; onChange: (language: string) => void }) {
  const words = useWords(previewWords);
  const { language: desk } = useDesk();
  const options = useMemo(() => {
    const names = new Intl.DisplayNames([desk], { type: 'language' });
    const tags = value && !WRITTEN.includes(value) ? [value, ...WRITTEN] : WRITTEN;
    return tags.map((tag) => ({ value: tag, label: names.of(tag) ?? tag }));
  }, [desk, value]);
  return <Choice label={words.language} value={value} options={options} onChange={onChange} />;
}
