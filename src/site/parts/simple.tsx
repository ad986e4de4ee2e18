import type { ComponentChildren, JSX } from 'preact';

/** A page of one task. */
export function Simple({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  return (
    <div class="simple wrap">
      <h1>{title}</h1>
      {children}
    </div>
  );
}
