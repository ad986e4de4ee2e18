import type { JSX } from 'preact';
import type { ArticleCard } from '../features/articles/article.ts';
import { isolate } from '../language/direction.ts';
import { paths } from '../urls.ts';
import type { Frame } from './frame.ts';
import { renderPage } from './layout.tsx';
import { Card } from './parts/card.tsx';
import { EmailField } from './parts/email-field.tsx';
import { Simple } from './parts/simple.tsx';
import { ChoicesForms, type ChoicesView } from './reader-choices-pages.tsx';

/** Where a form leads back to, as a hidden field. */
function ReturnTo({ to }: { to: string }): JSX.Element | null {
  return to ? <input type="hidden" name="to" value={to} /> : null;
}

export function signInPage(frame: Frame, form: { email: string; to: string; fault: string | null }): string {
  const words = frame.words.signInPage;
  return renderPage(
    frame,
    { title: words.title },
    <Simple title={words.title}>
      <p class="lead">{words.lead}</p>
      <form class="form" method="post" action={paths.signIn()}>
        <ReturnTo to={form.to} />
        <EmailField frame={frame} email={form.email} fault={form.fault} />
        <button class="button" type="submit">
          {words.send}
        </button>
      </form>
    </Simple>,
  );
}

/** After the message was sent, and where its link leads (`code` filled in): opening it signs nobody in, the button does. */
export function codePage(
  frame: Frame,
  form: { email: string; code: string; to: string; fault: string | null },
): string {
  const words = frame.words.signInPage;
  const fromLink = form.code !== '' && !form.fault;
  const title = fromLink ? words.linkTitle : words.sentTitle;
  return renderPage(
    frame,
    { title },
    <Simple title={title}>
      <p class="lead" role="status">
        {fromLink ? words.linkLead(isolate(form.email, 'ltr')) : words.sent(isolate(form.email, 'ltr'))}
      </p>
      <form class="form" method="post" action={paths.signInCode()}>
        <ReturnTo to={form.to} />
        <input type="hidden" name="email" value={form.email} />
        <div class="field">
          <label for="code">{words.code}</label>
          <input
            class="input input-code"
            id="code"
            name="code"
            inputMode="numeric"
            autocomplete="one-time-code"
            pattern="[0-9 ]*"
            maxLength={8}
            required
            value={form.code}
            {...(form.fault ? { 'aria-invalid': 'true', 'aria-describedby': 'code-fault' } : {})}
          />
          {form.fault && (
            <p class="field-fault" id="code-fault">
              {form.fault}
            </p>
          )}
        </div>
        <button class="button" type="submit">
          {words.enter}
        </button>
      </form>
      <form method="post" action={paths.signIn()}>
        <ReturnTo to={form.to} />
        <input type="hidden" name="email" value={form.email} />
        <button class="button button-quiet" type="submit">
          {words.again}
        </button>
      </form>
    </Simple>,
  );
}

/** Where the administrator's one-time link leads. */
export function oneTimeLinkPage(frame: Frame, secret: string, fault: string | null): string {
  const words = frame.words.signInPage;
  return renderPage(
    frame,
    { title: words.linkTitle },
    <Simple title={words.linkTitle}>
      {fault ? (
        <p class="notice notice-bad" role="alert">
          {fault}
        </p>
      ) : (
        <form class="form" method="post" action="/account/sign-in/once">
          <input type="hidden" name="t" value={secret} />
          <button class="button" type="submit">
            {words.enter}
          </button>
        </form>
      )}
      <p>
        <a href={paths.signIn()}>{words.title}</a>
      </p>
    </Simple>,
  );
}

export type AccountView = {
  email: string;
  isStaff: boolean;
  saved: readonly ArticleCard[];
  choices: ChoicesView;
};

export function accountPage(frame: Frame, view: AccountView): string {
  const words = frame.words;
  return renderPage(
    frame,
    { title: words.account },
    <div class="simple wrap">
      <h1>{words.account}</h1>
      <p>
        {words.signInPage.signedInAs} <bdi dir="ltr">{view.email}</bdi>
        {view.isStaff && (
          <>
            {' · '}
            <a href={paths.newsroom()}>{words.signInPage.toNewsroom}</a>
          </>
        )}
      </p>
      <form method="post" action={paths.signOut()}>
        <button class="button button-quiet" type="submit">
          {words.signOut}
        </button>
      </form>
      <section aria-labelledby="saved">
        <h2 id="saved">{words.savedArticles}</h2>
        {view.saved.length === 0 && <p class="list-empty">{words.noSaved}</p>}
        {view.saved.map((article) => (
          <div class="saved-item" key={article.id}>
            <Card frame={frame} article={article} look="row" heading="h3" foot="authors-and-day" section />
            <form method="post" action={paths.save(article.id)}>
              <input type="hidden" name="action" value="remove" />
              <input type="hidden" name="to" value={paths.account()} />
              <button class="button button-quiet" type="submit" aria-label={`${words.unsave}: ${article.headline}`}>
                {words.unsave}
              </button>
            </form>
          </div>
        ))}
      </section>
      <section aria-labelledby="newsletters">
        <h2 id="newsletters">{words.signInPage.newsletters}</h2>
        <ChoicesForms frame={frame} view={view.choices} />
      </section>
    </div>,
  );
}
