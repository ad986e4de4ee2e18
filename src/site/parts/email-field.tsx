import type { JSX } from 'preact';
import type { Frame } from '../frame.ts';

type EmailFieldProps = {
  frame: Frame;
  /** Otherwise the word for an address. */
  label?: string;
  email: string;
  fault: string | null;
};

/** An address, with what is wrong with it under it. */
export function EmailField({ frame, label, email, fault }: EmailFieldProps): JSX.Element {
  return (
    <div class="field">
      <label for="email">{label ?? frame.words.signInPage.email}</label>
      <input
        class="input"
        id="email"
        type="email"
        name="email"
        required
        autocomplete="email"
        value={email}
        {...(fault ? { 'aria-invalid': 'true', 'aria-describedby': 'email-fault' } : {})}
      />
      {fault && (
        <p class="field-fault" id="email-fault">
          {fault}
        </p>
      )}
    </div>
  );
}
