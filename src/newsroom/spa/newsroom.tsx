import './styles/newsroom.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, Suspense } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { Redirect, Route, Router, Switch, useLocation } from 'wouter';
import { roleMay } from '../../features/people/permission.ts';
import { DeskContext, readDesk, useDesk } from './frame/desk.ts';
import { DeskFrame } from './frame/desk-frame.tsx';
import { type DeskPage, PAGES, SETUP_PAGE } from './frame/pages.ts';
import { Loading, Notice } from './parts/notice.tsx';
import { PageHead } from './parts/page-head.tsx';
import { ToastRegion } from './parts/toast.tsx';

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
              <Newsroom />
            </Router>
          </QueryClientProvider>
        </I18nProvider>
      </DeskContext>
    </StrictMode>,
  );
}

function Newsroom() {
  const { words, isUnnamed } = useDesk();
  const [, navigate] = useLocation();
  return (
    <RouterProvider navigate={navigate}>
      <DeskFrame>
        <Suspense fallback={<Loading />}>
          <Switch>
            {isUnnamed && (
              <Route path="/">
                <Redirect to={SETUP_PAGE} replace />
              </Route>
            )}
            {PAGES.map((page) => (
              <Route key={page.path} path={page.path}>
                <Allowed page={page} />
              </Route>
            ))}
            <Route>
              <Closed title={words.notFoundTitle} says={words.notFound} />
            </Route>
          </Switch>
        </Suspense>
      </DeskFrame>
      <ToastRegion />
    </RouterProvider>
  );
}

function Allowed({ page: { page: Page, permission } }: { page: DeskPage }) {
  const { words, role } = useDesk();
  return permission && !roleMay(role, permission) ? (
    <Closed title={words.notAllowedTitle} says={words.notAllowed} />
  ) : (
    <Page />
  );
}

function Closed({ title, says }: { title: string; says: string }) {
  return (
    <>
      <PageHead title={title} />
      <Notice kind="bad">{says}</Notice>
    </>
  );
}
