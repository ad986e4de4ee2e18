import './newsroom.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, StrictMode, Suspense } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { Route, Router, Switch } from 'wouter';
import { ArticleList } from './article-list.tsx';
import { DeskContext, readDesk } from './desk.ts';
import { DeskFrame } from './desk-frame.tsx';
import { editorKey } from './editor-key.ts';

const ArticleEditor = lazy(() => import('./article-editor.tsx'));

const root = document.getElementById('newsroom');
if (root) {
  const desk = readDesk(root);
  const queries = new QueryClient({ defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: false } } });
  createRoot(root).render(
    <StrictMode>
      <DeskContext value={desk}>
        <I18nProvider locale={desk.language}>
          <QueryClientProvider client={queries}>
            <Router base="/newsroom">
              <DeskFrame>
                <Suspense fallback={<p className="quiet">{desk.words.loading}</p>}>
                  <Switch>
                    <Route path="/articles/:id">
                      {({ id }) => <ArticleEditor key={editorKey(id)} id={id === 'new' ? null : id} />}
                    </Route>
                    <Route>
                      <ArticleList />
                    </Route>
                  </Switch>
                </Suspense>
              </DeskFrame>
            </Router>
          </QueryClientProvider>
        </I18nProvider>
      </DeskContext>
    </StrictMode>,
  );
}
