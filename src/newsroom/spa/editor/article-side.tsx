import type { Editor } from '@tiptap/react';
import { StylePanel } from '../body/style-panel.tsx';
import { RelatedPanel } from '../related/related-panel.tsx';
import { CommentsPanel } from '../together/comments-panel.tsx';
import type { ArticleFields, SetField } from './article-fields.ts';
import type { Autosave } from './autosave.ts';
import { LeadPhoto } from './lead-photo.tsx';
import { Previews } from './previews.tsx';
import { PublishPanel } from './publish-panel.tsx';
import { StoryFields } from './story-fields.tsx';

type ArticleSideProps = {
  autosave: Autosave;
  fields: ArticleFields;
  set: SetField;
  sections: readonly { name: string }[];
  editor: Editor;
  mayWrite: boolean;
  hasPen: boolean;
  /** Another text says that something was said. */
  comments: string;
};

/** What stands beside the text. By itself, so that the text need not wait for its scripts. */
export default function ArticleSide(props: ArticleSideProps) {
  const { autosave, fields, set, sections, editor, mayWrite, hasPen, comments } = props;
  const { article } = autosave;
  return (
    <>
      <PublishPanel autosave={autosave} />
      <fieldset className="pen" disabled={!mayWrite}>
        <LeadPhoto lead={fields.lead} set={set} />
        <StoryFields fields={fields} set={set} sections={sections} />
      </fieldset>
      <StylePanel editor={editor} />
      <Previews fields={fields} id={article?.id ?? null} />
      {article && <RelatedPanel articleId={article.id} version={article.version} />}
      {article && (
        <CommentsPanel
          articleId={article.id}
          editor={editor}
          stamp={comments}
          version={article.version}
          hasPen={hasPen}
        />
      )}
    </>
  );
}
