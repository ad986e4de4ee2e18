import { Trash2, Upload } from 'lucide-react';
import { useId, useState } from 'react';
import type { PublicImage } from '../../../features/publication/settings.ts';
import { settingsWords } from '../../../language/strings/newsroom/settings-words.ts';
import { paths } from '../../../urls.ts';
import { callApi } from '../frame/call-api.ts';
import { useDesk, useWords } from '../frame/desk.ts';
import { problemText } from '../frame/problem-text.ts';

type ImageFieldProps = {
  kind: 'logo' | 'share';
  label: string;
  appearance?: 'light' | 'dark';
  value: PublicImage | null;
  onChange: (image: PublicImage | null) => void;
};

/** An image of the publication's own. It is kept when chosen, and shown to readers once the settings are saved. */
export function ImageField({ kind, label, appearance = 'light', value, onChange }: ImageFieldProps) {
  const { words: common, language } = useDesk();
  const words = useWords(settingsWords);
  const id = useId();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (file: File | undefined) => {
    if (!file) return;
    setSending(true);
    setProblem(null);
    const form = new FormData();
    form.append('meta', JSON.stringify({ kind }));
    form.append('file', file);
    try {
      onChange(await callApi<PublicImage>('/settings/images', { method: 'POST', form }));
    } catch (error) {
      setProblem(problemText(error, language));
    } finally {
      setSending(false);
    }
  };
  return (
    <div className="field image-field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className={`image-shown image-${appearance}`}>
        {value ? (
          <img src={paths.publicationImage(value.file)} width={value.width} height={value.height} alt="" />
        ) : (
          <span>{words.noImage}</span>
        )}
      </div>
      <div className="image-actions">
        <label className="button button-quiet">
          <Upload aria-hidden="true" />
          {isSending ? words.sending : words.choose}
          <input
            id={id}
            className="hidden"
            type="file"
            accept="image/svg+xml,image/png,image/jpeg,image/webp"
            disabled={isSending}
            onChange={(event) => {
              void send(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </label>
        {value && (
          <button
            type="button"
            className="icon-button"
            aria-label={common.remove(label)}
            onClick={() => onChange(null)}
          >
            <Trash2 aria-hidden="true" />
          </button>
        )}
      </div>
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
