import { memo } from 'react';
import { LIMITS } from '../../../features/articles/article.ts';
import { editorWords } from '../../../language/strings/newsroom/editor-words.ts';
import { useWords } from '../frame/desk.ts';
import { TextField } from '../parts/field.tsx';
import type { ArticleFields, SetField } from './article-fields.ts';

/** Kicker, headline and deck, as large as readers see them. */
export const HeadlineFields = memo(function HeadlineFields({ fields, set }: { fields: ArticleFields; set: SetField }) {
  const words = useWords(editorWords);
  return (
    <>
      <TextField
        wraps
        label={words.kicker}
        value={fields.kicker}
        most={LIMITS.kicker}
        className="kicker-input"
        onChange={(kicker) => set('kicker', kicker)}
      />
      <TextField
        wraps
        label={words.headline}
        value={fields.headline}
        most={LIMITS.headline}
        className="headline-input"
        placeholder={words.headlineHint}
        onChange={(headline) => set('headline', headline)}
      />
      <TextField
        wraps
        label={words.deck}
        value={fields.deck}
        most={LIMITS.deck}
        className="deck-input"
        onChange={(deck) => set('deck', deck)}
      />
    </>
  );
});
