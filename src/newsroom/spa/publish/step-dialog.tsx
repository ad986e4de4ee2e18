import { useState } from 'react';
import { HOLD_KINDS, LIMITS } from '../../../features/articles/article.ts';
import type { Step } from '../../../features/articles/article-steps.ts';
import { workflowWords } from '../../../language/strings/newsroom/workflow-words.ts';
import type { ArticleResource } from '../../contract/articles.ts';
import { useWords } from '../frame/desk.ts';
import { Ask } from '../parts/ask.tsx';
import { Choice, TextField } from '../parts/field.tsx';
import { FormModal } from '../parts/form-modal.tsx';
import { MomentField } from '../parts/moment-field.tsx';

type DialogProps = {
  article: ArticleResource;
  onTake: (json: object) => Promise<void>;
  onClose: () => void;
};

/** The steps that ask something first. */
const DIALOGS: Partial<Record<Step, (props: DialogProps) => React.ReactNode>> = {
  return: ReturnDialog,
  correct: CorrectDialog,
  schedule: ScheduleDialog,
  hold: HoldDialog,
  release: ReleaseDialog,
  'unpublish-later': UnpublishDialog,
  withdraw: WithdrawDialog,
  readdress: AddressDialog,
};

export function asksFirst(step: Step): boolean {
  return step in DIALOGS;
}

export function StepDialog({ step, ...props }: DialogProps & { step: Step }) {
  const Dialog = DIALOGS[step];
  return Dialog ? <Dialog {...props} /> : null;
}

function ReturnDialog({ onTake, onClose }: DialogProps) {
  const { steps, returnNote } = useWords(workflowWords);
  const [note, setNote] = useState('');
  const title = plain(steps.return);
  return (
    <FormModal title={title} action={title} isReady={isSaid(note)} onSend={() => onTake({ note })} onClose={onClose}>
      <TextField lines autoFocus label={returnNote} value={note} most={LIMITS.note} onChange={setNote} />
    </FormModal>
  );
}

function CorrectDialog({ article, onTake, onClose }: DialogProps) {
  const words = useWords(workflowWords);
  const [note, setNote] = useState('');
  const title = plain(words.steps.correct);
  const hasChanges = article.revision !== article.publishedRevision;
  return (
    <FormModal
      title={title}
      action={title}
      isReady={isSaid(note)}
      onSend={() => onTake({ note, publish: true })}
      onClose={onClose}
    >
      <TextField lines autoFocus label={words.correctNote} value={note} most={LIMITS.note} onChange={setNote} />
      {hasChanges && <p className="field-hint">{words.correctWithChanges}</p>}
    </FormModal>
  );
}

function ScheduleDialog({ article, onTake, onClose }: DialogProps) {
  const words = useWords(workflowWords);
  const [at, setAt] = useState(article.scheduledAt);
  const title = plain(words.steps.schedule);
  return (
    <FormModal title={title} action={title} isReady={at !== null} onSend={() => onTake({ at })} onClose={onClose}>
      <MomentField label={words.scheduleAt} value={at} onChange={setAt} />
    </FormModal>
  );
}

function HoldDialog({ article, onTake, onClose }: DialogProps) {
  const words = useWords(workflowWords);
  const [kind, setKind] = useState<string>(article.holdKind ?? HOLD_KINDS[0]);
  const [reason, setReason] = useState(article.holdReason ?? '');
  const [until, setUntil] = useState(article.heldUntil);
  const title = plain(words.steps.hold);
  const options = HOLD_KINDS.map((one) => ({ value: one, label: words.kinds[one] }));
  return (
    <FormModal
      title={title}
      action={title}
      isReady={isSaid(reason)}
      onSend={() => onTake({ kind, reason, ...(until ? { until } : {}) })}
      onClose={onClose}
    >
      <p>{words.holdAsk}</p>
      <Choice label={words.kind} value={kind} options={options} onChange={setKind} />
      <TextField label={words.holdReason} value={reason} most={LIMITS.note} onChange={setReason} />
      <MomentField label={words.holdUntil} value={until} onChange={setUntil} />
    </FormModal>
  );
}

function ReleaseDialog({ onTake, onClose }: DialogProps) {
  const words = useWords(workflowWords);
  return (
    <Ask title={words.steps.release} action={words.steps.release} onDo={() => onTake({})} onClose={onClose}>
      <p>{words.releaseAsk}</p>
    </Ask>
  );
}

function UnpublishDialog({ article, onTake, onClose }: DialogProps) {
  const words = useWords(workflowWords);
  const [at, setAt] = useState(article.unpublishAt);
  const [reason, setReason] = useState('');
  const [notice, setNotice] = useState(article.withdrawalNotice ?? '');
  const title = plain(words.steps['unpublish-later']);
  return (
    <FormModal
      title={title}
      action={title}
      isReady={at !== null}
      onSend={() => onTake({ at, reason, notice })}
      onClose={onClose}
    >
      <MomentField label={words.unpublishAt} value={at} onChange={setAt} />
      <TextField label={words.withdrawReason} value={reason} most={LIMITS.note} onChange={setReason} />
      <TextField label={words.withdrawNotice} value={notice} most={LIMITS.note} onChange={setNotice} />
    </FormModal>
  );
}

function WithdrawDialog({ onTake, onClose }: DialogProps) {
  const words = useWords(workflowWords);
  const [reason, setReason] = useState('');
  const [notice, setNotice] = useState('');
  return (
    <Ask title={words.withdraw} action={words.withdraw} isBad onDo={() => onTake({ reason, notice })} onClose={onClose}>
      <p>{words.withdrawAsk}</p>
      <TextField label={words.withdrawReason} value={reason} most={LIMITS.note} onChange={setReason} />
      <TextField label={words.withdrawNotice} value={notice} most={LIMITS.note} onChange={setNotice} />
    </Ask>
  );
}

function AddressDialog({ article, onTake, onClose }: DialogProps) {
  const words = useWords(workflowWords);
  const [slug, setSlug] = useState(article.slug);
  const title = plain(words.steps.readdress);
  return (
    <FormModal title={title} action={title} isReady={isSaid(slug)} onSend={() => onTake({ slug })} onClose={onClose}>
      <TextField label={words.slug} hint={words.slugHint} value={slug} most={LIMITS.slug} onChange={setSlug} />
    </FormModal>
  );
}

/** A button that opens a dialog says so with three dots; the dialog itself does not. */
function plain(label: string): string {
  return label.replace(/…$/, '');
}

function isSaid(text: string): boolean {
  return text.trim() !== '';
}
