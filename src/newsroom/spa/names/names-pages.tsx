import { NamesPage } from './names-page.tsx';

export function SectionsPage() {
  return <NamesPage kind="section" />;
}

export function TopicsPage() {
  return <NamesPage kind="topic" />;
}

export function AuthorsPage() {
  return <NamesPage kind="author" />;
}
