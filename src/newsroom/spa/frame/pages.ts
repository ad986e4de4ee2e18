import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Permission } from '../../../features/people/permission.ts';
import type { FrameWords } from '../../../language/strings/newsroom/frame-words.ts';

/** A page of the newsroom. Each loads when it is first opened. */
export type DeskPage = {
  /** As wouter writes it, below `/newsroom`. */
  path: string;
  page: LazyExoticComponent<ComponentType>;
  /** Whoever lacks it does not see the page in the menu, and is told so when coming by its address. */
  permission?: Permission;
  /** Where it stands in the menu, if it does. */
  menu?: { group: keyof FrameWords['groups']; name: keyof FrameWords['pages'] };
};

/** Where one arrives. */
const FIRST_PAGE = '/';

export const PAGES: readonly DeskPage[] = [
  {
    path: FIRST_PAGE,
    page: lazy(() => import('../dashboard/dashboard.tsx')),
    menu: { group: 'work', name: 'dashboard' },
  },
  {
    path: '/articles',
    page: lazy(() => import('../articles/article-list.tsx')),
    menu: { group: 'work', name: 'articles' },
  },
  { path: '/articles/:id/history', page: lazy(() => import('../history/history-page.tsx')) },
  {
    path: '/calendar',
    page: lazy(() => import('../calendar/calendar-page.tsx')),
    menu: { group: 'work', name: 'calendar' },
  },
  { path: '/articles/:id', page: lazy(() => import('../editor/article-editor.tsx')) },
  {
    path: '/photos',
    page: lazy(() => import('../photos/library-page.tsx')),
    menu: { group: 'work', name: 'photos' },
  },
  { path: '/photos/:id', page: lazy(() => import('../photos/photo-page.tsx')) },
  {
    path: '/newsletters',
    page: lazy(() => import('../newsletters/newsletters-page.tsx')),
    permission: 'edit-newsletters',
    menu: { group: 'publication', name: 'newsletters' },
  },
  {
    path: '/newsletters/:id',
    page: lazy(() => import('../newsletters/newsletter-page.tsx')),
    permission: 'edit-newsletters',
  },
  {
    path: '/newsletters/:id/settings',
    page: lazy(() => import('../newsletters/newsletter-settings-page.tsx')),
    permission: 'edit-newsletters',
  },
  {
    path: '/editions/:id',
    page: lazy(() => import('../newsletters/edition-page.tsx')),
    permission: 'edit-newsletters',
  },
  {
    path: '/subscribers',
    page: lazy(() => import('../subscribers/subscribers-page.tsx')),
    permission: 'edit-newsletters',
    menu: { group: 'publication', name: 'subscribers' },
  },
  {
    path: '/subscribers/import',
    page: lazy(() => import('../subscribers/import-page.tsx')),
    permission: 'edit-newsletters',
  },
  {
    path: '/subscribers/:id',
    page: lazy(() => import('../subscribers/subscriber-page.tsx')),
    permission: 'edit-newsletters',
  },
  {
    path: '/fronts',
    page: lazy(() => import('../fronts/fronts-page.tsx')),
    permission: 'arrange-fronts',
    menu: { group: 'publication', name: 'fronts' },
  },
  { path: '/fronts/:id', page: lazy(() => import('../fronts/front-page.tsx')), permission: 'arrange-fronts' },
  {
    path: '/sections',
    page: lazy(() => import('../names/names-pages.tsx').then(({ SectionsPage }) => ({ default: SectionsPage }))),
    permission: 'manage-names',
    menu: { group: 'publication', name: 'sections' },
  },
  {
    path: '/topics',
    page: lazy(() => import('../names/names-pages.tsx').then(({ TopicsPage }) => ({ default: TopicsPage }))),
    permission: 'manage-names',
    menu: { group: 'publication', name: 'topics' },
  },
  {
    path: '/authors',
    page: lazy(() => import('../names/names-pages.tsx').then(({ AuthorsPage }) => ({ default: AuthorsPage }))),
    permission: 'manage-names',
    menu: { group: 'publication', name: 'authors' },
  },
  {
    path: '/settings/house-rules',
    page: lazy(() => import('../settings/house-rules-page.tsx')),
    permission: 'manage-publication',
    menu: { group: 'publication', name: 'houseRules' },
  },
  {
    path: '/publication',
    page: lazy(() => import('../settings/settings-page.tsx')),
    permission: 'manage-publication',
    menu: { group: 'publication', name: 'settings' },
  },
  {
    path: '/redirects',
    page: lazy(() => import('../system/redirects-page.tsx')),
    permission: 'manage-names',
    menu: { group: 'publication', name: 'redirects' },
  },
  {
    path: '/outbox',
    page: lazy(() => import('../system/outbox-page.tsx')),
    permission: 'manage-publication',
    menu: { group: 'system', name: 'outbox' },
  },
  {
    path: '/health',
    page: lazy(() => import('../system/health-page.tsx')),
    permission: 'manage-publication',
    menu: { group: 'system', name: 'health' },
  },
  {
    path: '/staff',
    page: lazy(() => import('../people/staff-page.tsx')),
    permission: 'manage-staff',
    menu: { group: 'people', name: 'staff' },
  },
  {
    path: '/audit',
    page: lazy(() => import('../audit/audit-page.tsx')),
    permission: 'read-audit',
    menu: { group: 'people', name: 'audit' },
  },
  {
    path: '/tokens',
    page: lazy(() => import('../people/tokens-page.tsx')),
    permission: 'manage-staff',
    menu: { group: 'people', name: 'tokens' },
  },
  { path: '/setup', page: lazy(() => import('../settings/first-setup.tsx')) },
];
/** Where one arrives while the publication has no name. */
export const SETUP_PAGE = '/setup';
