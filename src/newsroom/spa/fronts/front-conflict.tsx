import type { Arrangement } from '../../../features/fronts/front.ts';
import { frontChanges } from '../../../features/fronts/front-changes.ts';
import { frontWords } from '../../../language/strings/newsroom/front-words.ts';
import type { FrontResource } from '../../contract/fronts.ts';
import { useWords } from '../frame/desk.ts';
import { Modal } from '../parts/modal.tsx';
import { ChangeList, type NamesOf } from './change-list.tsx';

type ConflictProps = {
  theirs: FrontResource;
  mine: Arrangement;
  names: NamesOf;
  onTheirs: () => void;
  onMine: () => void;
};

/** Two have arranged at once: what differs, and which to go on with. The other is kept, and one undo away. */
export function FrontConflict({ theirs, mine, names, onTheirs, onMine }: ConflictProps) {
  const words = useWords(frontWords);
  return (
    <Modal
      title={words.conflictTitle}
      asks
      onClose={onTheirs}
      actions={
        <>
          <button type="button" className="button" onClick={onTheirs}>
            {words.takeTheirs}
          </button>
          <button type="button" className="button button-quiet" onClick={onMine}>
            {words.keepMine}
          </button>
        </>
      }
    >
      <p>{words.conflictText(`\u2068${theirs.savedBy ?? ''}\u2069`)}</p>
      <ChangeList changes={frontChanges(theirs.arrangement, mine)} names={names} />
    </Modal>
  );
}
