import type { Arrangement } from '../../../features/fronts/front.ts';
import { frontChanges } from '../../../features/fronts/front-changes.ts';
import { frontWords } from '../../../language/strings/newsroom/front-words.ts';
import { useWords } from '../frame/desk.ts';
import { FormModal } from '../parts/form-modal.tsx';
import { ChangeList, type NamesOf } from './change-list.tsx';

type PublishProps = {
  before: Arrangement;
  after: Arrangement;
  /** Until now all was by rule. */
  isFirst: boolean;
  names: NamesOf;
  onPublish: () => Promise<void>;
  onClose: () => void;
};

/** What readers will see changed, before it is published. */
export function PublishFront({ before, after, isFirst, names, onPublish, onClose }: PublishProps) {
  const words = useWords(frontWords);
  const changes = frontChanges(before, after);
  return (
    <FormModal
      title={words.publishTitle}
      action={words.publish}
      isReady={changes.length > 0 || isFirst}
      onSend={onPublish}
      onClose={onClose}
    >
      <ChangeList changes={changes} names={names} />
    </FormModal>
  );
}
