import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import { type Direction, directionOf } from '../../../language/direction.ts';
import { useDesk } from '../frame/desk.ts';

type FieldProps = {
  label: ReactNode;
  /** Stands under the field and is read out with it. */
  hint?: ReactNode;
  /** What is wrong with it. */
  error?: string | undefined;
  /** Longest allowed, in characters; the count shows when it is near. */
  most?: number;
  className?: string;
};

type TextProps = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  /** Grows with its text. */
  lines?: boolean;
  /** One line that may wrap: no line break is taken. */
  wraps?: boolean;
} & Pick<
    InputHTMLAttributes<HTMLInputElement>,
    'type' | 'placeholder' | 'required' | 'autoFocus' | 'inputMode' | 'dir'
  >;

/** A labelled text field. Its direction follows what is typed, and before that what its placeholder says, unless told. */
export function TextField(props: TextProps) {
  const { label, hint, error, most, className, value, onChange, lines, wraps, type, ...rest } = props;
  const id = useId();
  const described = hint || error ? `${id}-said` : undefined;
  const shared = {
    id,
    dir: value === '' && props.placeholder ? directionOf(props.placeholder, pageDirection()) : 'auto',
    value,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': described,
    ...rest,
  };
  return (
    <div className={`field ${className ?? ''}`}>
      <span className="field-label">
        <label htmlFor={id}>{label}</label>
        <Count value={value} most={most} />
      </span>
      {lines || wraps ? (
        <textarea
          rows={lines ? 3 : 1}
          {...shared}
          onChange={(event) => onChange(wraps ? event.target.value.replace(/\n/g, ' ') : event.target.value)}
        />
      ) : (
        <input type={type ?? 'text'} {...shared} onChange={(event) => onChange(event.target.value)} />
      )}
      <Said id={described} hint={hint} error={error} />
    </div>
  );
}

function pageDirection(): Direction {
  return document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr';
}

type ChoiceProps = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string }[];
};

/** One of a few. */
export function Choice({ label, hint, error, className, value, onChange, options }: ChoiceProps) {
  const id = useId();
  const described = hint || error ? `${id}-said` : undefined;
  return (
    <div className={`field ${className ?? ''}`}>
      <span className="field-label">
        <label htmlFor={id}>{label}</label>
      </span>
      <select
        id={id}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={described}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Said id={described} hint={hint} error={error} />
    </div>
  );
}

function Count({ value, most }: { value: string; most: number | undefined }) {
  const { words } = useDesk();
  const length = [...value].length;
  if (!most || length <= most * 0.6) return null;
  return <span className={length > most ? 'count count-over' : 'count'}>{words.characters(length, most)}</span>;
}

function Said({ id, hint, error }: { id: string | undefined; hint: ReactNode; error: string | undefined }) {
  if (!id) return null;
  return (
    <p id={id} className={error ? 'field-error' : 'field-hint'}>
      {error ?? hint}
    </p>
  );
}
