import { say } from './share.ts';

type State = { signedIn: boolean; saved: string[] };

/** Set with the session and taken away with it; holds nothing. Without it nobody is asked anything. */
const HINT = /(?:^|; )gilyon-reader=1(?:;|$)/;

/** What is the reader's own on a page that is the same for everybody: the account's link, and whether this is saved. */
export async function startReader(): Promise<void> {
  if (!HINT.test(document.cookie)) return;
  const button = document.querySelector<HTMLButtonElement>('[data-save]');
  const form = button?.form;
  const state = await ask();
  if (!state?.signedIn) return;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-sign-in]')) {
    const words = link.querySelector('span');
    link.href = link.dataset.account ?? link.href;
    if (words) words.textContent = link.dataset.signIn ?? '';
  }
  if (!button || !form) return;
  const label = button.querySelector('span');
  const saveWords = label?.textContent ?? '';
  const status = document.querySelector<HTMLElement>('.share-status');
  let saved = state.saved.includes(form.getAttribute('action')?.split('/').pop() ?? '');
  const show = () => {
    button.setAttribute('aria-pressed', String(saved));
    button.title = saved ? (button.dataset.unsave ?? '') : '';
    if (label) label.textContent = saved ? (button.dataset.saved ?? '') : saveWords;
  };
  show();
  const turn = async () => {
    saved = !saved;
    show();
    if (await send(form.action, saved)) return;
    saved = !saved;
    show();
    if (status) say(status, button.dataset.failed ?? '', true);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void turn();
  });
  // Back from signing in, where pressing the button led: what was asked for is done.
  if (location.hash === '#save') {
    history.replaceState(null, '', location.pathname);
    if (!saved) await turn();
  }
}

async function ask(): Promise<State | null> {
  try {
    const answer = await fetch('/account/state.json', { headers: JSON_ONLY });
    return answer.ok ? ((await answer.json()) as State) : null;
  } catch {
    return null;
  }
}

async function send(address: string, saved: boolean): Promise<boolean> {
  try {
    const body = new URLSearchParams({ action: saved ? 'save' : 'remove' });
    const answer = await fetch(address, { method: 'POST', body, headers: JSON_ONLY });
    await answer.text();
    return answer.ok;
  } catch {
    return false;
  }
}

const JSON_ONLY = { accept: 'application/json' };
