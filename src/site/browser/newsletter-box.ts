/** Registers without leaving the page. Without this, and when no answer comes, the form leads to a page that says the same. */
export function startNewsletterBox(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('.newsletter-box form')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void register(form);
    });
  }
}

async function register(form: HTMLFormElement): Promise<void> {
  const status = form.querySelector<HTMLElement>('[role="status"]');
  const button = form.querySelector('button');
  const address = form.querySelector<HTMLInputElement>('input[type="email"]');
  if (!status || !button) return form.submit();
  const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
  button.disabled = true;
  try {
    const headers = { accept: 'application/json' };
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(fields), headers });
    const { said } = (await answer.json()) as { said: string };
    status.textContent = said;
    if (answer.ok) form.reset();
    else address?.focus();
  } catch {
    form.submit();
  }
  button.disabled = false;
}
