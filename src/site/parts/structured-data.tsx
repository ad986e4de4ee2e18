import type { JSX } from 'preact';

/** Data for machines. Inside a script element only `<` could end it: it is written as JSON's own escape. */
export function StructuredData({ data }: { data: Record<string, unknown> }): JSX.Element {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with every `<` escaped
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
