import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { wordCount } from '../../document/document-text.ts';
import { parseMarkdown } from '../../document/parse-markdown.ts';
import { projectRoot } from '../../platform/paths.ts';
import { demoArticles } from './load-demo.ts';

/** What the demo newspaper promises, counted. Loading it is a journey's part. */

const folder = join(projectRoot, 'demo');
const articles = demoArticles(join(folder, 'articles'));
const { sections, authors } = JSON.parse(readFileSync(join(folder, 'publication.json'), 'utf8')) as {
  sections: { slug: string }[];
  authors: { slug: string }[];
};

test('sixty articles and more, each of 250 to 900 words however they are counted, and nothing in them dropped', () => {
  assert.ok(articles.length >= 60);
  for (const article of articles) {
    // Pictures are put in when they are loaded; a reference left over would be dropped with a warning.
    const { document, warnings } = parseMarkdown(article.body.replace(/!\[[^\]]*\]\(picture:\d\)/g, ''));
    assert.deepEqual(warnings, [], article.file);
    const bySpaces = article.body.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    for (const count of [wordCount(document), bySpaces]) {
      assert.ok(count >= 250 && count <= 900, `${article.file}: ${count} words`);
    }
  }
});

test('eight sections, twelve authors, three months', () => {
  assert.equal(sections.length, 8);
  for (const { slug } of sections) assert.ok(articles.filter(({ section }) => section === slug).length >= 5, slug);
  assert.equal(authors.length, 12);
  for (const { slug } of authors)
    assert.ok(
      articles.some((article) => article.authors.includes(slug)),
      slug,
    );
  const known = new Set(authors.map(({ slug }) => slug));
  for (const article of articles)
    assert.ok(article.authors.length > 0 && article.authors.every((one) => known.has(one)));
  const days = articles.map(({ daysAgo }) => daysAgo);
  assert.equal(Math.min(...days), 0);
  assert.ok(Math.max(...days) >= 85 && Math.max(...days) <= 95);
});

test('every article has its picture, with a caption, an alternative text that is not it, and a credit', () => {
  const credits = new Set<string>();
  for (const { file, picture, inline } of articles) {
    assert.ok(picture, file);
    for (const [index, one] of [picture, ...inline].entries()) {
      assert.ok(existsSync(join(folder, 'pictures', `${file}${index ? `-${index + 1}` : ''}.jpg`)), `${file} ${index}`);
      assert.ok(one.caption && one.alt && one.caption !== one.alt, file);
      assert.ok(one.credits.length > 0, file);
      for (const credit of one.credits) credits.add(credit);
    }
  }
  assert.ok(
    [...credits].some((credit) => /^[A-Z]/.test(credit)),
    'a Latin name',
  );
  assert.ok(
    [...credits].some((credit) => /^[א-ת]/.test(credit)),
    'a Hebrew name',
  );
});
