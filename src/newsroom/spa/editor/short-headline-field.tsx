import { LIMITS } from '../../../features/articles/article.ts';
import { isLongForCard, shortened } from '../../../language/short-headline.ts';
import { editorWords } from '../../../language/strings/newsroom/editor-words.ts';
import { previewWords } from '../../../language/strings/newsroom/preview-words.ts';
import { useWords } from '../frame/desk.ts';
import { TextField } from '../parts/field.tsx';
import type { ArticleFields, SetField } from './article-fields.ts';

/** For cards and mail. Asked for where the headline is too long for them, with a proposal where it has one in it. */
export function ShortHeadlineField({ fields, set }: { fields: ArticleFields; set: SetField }) {
  const words = useWords(editorWords);
  const { shortHint, suggest, useSuggestion } = useWords(previewWords);
  const isWanted = isLongForCard(fields.headline) && fields.shortHeadline === '';
  const proposal = isWanted ? shortened(fields.headline) : null;
  return (
    <div>
      <TextField
        wraps
        label={words.shortHeadline}
        {...(isWanted ? { hint: shortHint } : {})}
        value={fields.shortHeadline}
        most={LIMITS.shortHeadline}
        onChange={(shortHeadline) => set('shortHeadline', shortHeadline)}
      />
      {proposal && (
        <div className="proposal">
          <p className="quiet">{suggest}</p>
          <p dir="auto">{proposal}</p>
          <button type="button" className="button button-quiet" onClick={() => set('shortHeadline', proposal)}>
            {useSuggestion}
          </button>
        </div>
      )}
    </div>
  );
}
