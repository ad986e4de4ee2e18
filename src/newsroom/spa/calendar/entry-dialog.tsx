import { useState } from 'react';
import { Link } from 'wouter';
import { calendarWords } from '../../../language/strings/newsroom/calendar-words.ts';
import type { CalendarEntry } from '../../contract/calendar.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { FormModal } from '../parts/form-modal.tsx';
import { Modal } from '../parts/modal.tsx';
import { Moment } from '../parts/moment.tsx';
import { MomentField } from '../parts/moment-field.tsx';

type EntryDialogProps = {
  entry: CalendarEntry;
  mayMove: boolean;
  onMove: (at: string) => Promise<void>;
  onClose: () => void;
};

/** One entry of the calendar: what it is, the way to its article, and another time for it. */
export function EntryDialog({ entry, mayMove, onMove, onClose }: EntryDialogProps) {
  const words = useWords(calendarWords);
  const { words: desk } = useDesk();
  const [at, setAt] = useState<string | null>(entry.at);
  const about = (
    <>
      <p className="table-main" dir="auto">
        {entry.headline || words.untitled}
      </p>
      <p className="quiet">
        {words.kinds[entry.kind]}: <Moment at={entry.at} /> · <bdi>{entry.section}</bdi>
      </p>
      <p>
        <Link href={`/articles/${entry.articleId}`}>{words.open}</Link>
      </p>
    </>
  );
  if (!mayMove)
    return (
      <Modal title={words.kinds[entry.kind]} onClose={onClose}>
        {about}
      </Modal>
    );
  return (
    <FormModal
      title={words.move}
      action={desk.save}
      isReady={at !== null && at !== entry.at}
      onSend={() => onMove(at ?? entry.at)}
      onClose={onClose}
    >
      {about}
      <MomentField label={words.at} value={at} onChange={setAt} />
    </FormModal>
  );
}
