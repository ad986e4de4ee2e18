import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'parse5';
import { NO_RULE } from '../features/newsletter/automatic-rule.ts';
import { PLAIN_DESIGN } from '../features/newsletter/newsletter-design.ts';
import type { ArticleId } from '../platform/ids.ts';
import { articlePage } from './article-page.tsx';
import { article, card, frameFor, placedPhoto } from './testing/fixtures.ts';

type Node = { nodeName: string; attrs?: { name: string; value: string }[]; childNodes?: Node[]; value?: string };

const related = {
  kind: 'related' as const,
  filledFrom: 'nowhere' as const,
  cards: [1, 2, 3, 4, 5, 6].map((n) => card(n)),
};
const newsletter = {
  ...{ id: 'n-1' as never, slug: 'daily', name: 'תדריך', description: '', language: 'he' },
  ...{ senderName: 'המגדלור', senderEmail: 'a@b.example', replyTo: '', sections: [], design: PLAIN_DESIGN },
  ...{ welcomeSubject: '', welcomeText: '', automatic: NO_RULE, nextComposeAt: null, isClosed: false },
  ...{ digest: NO_RULE, nextDigestAt: null },
  whenUncertain: 'hold' as const,
};

function html(changes: Parameters<typeof article>[0] = {}, frame = frameFor()): string {
  return articlePage(frame, article(changes), related, new Map(), newsletter);
}

function all(node: Node, name: string): Node[] {
  return [...(node.nodeName === name ? [node] : []), ...(node.childNodes ?? []).flatMap((child) => all(child, name))];
}

function attr(node: Node | undefined, name: string): string | undefined {
  return node?.attrs?.find((one) => one.name === name)?.value;
}

function words(node: Node): string {
  return node.value ?? (node.childNodes ?? []).map(words).join('');
}

const tree = (text: string) => parse(text) as unknown as Node;

test('the page has one first heading, and no heading skips a level', () => {
  const page = tree(html());
  const levels = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
  const order: number[] = [];
  const walk = (node: Node) => {
    const level = levels.indexOf(node.nodeName);
    if (level >= 0) order.push(level + 1);
    node.childNodes?.forEach(walk);
  };
  walk(page);
  assert.equal(order.filter((level) => level === 1).length, 1);
  for (const [index, level] of order.entries()) {
    assert.ok(index === 0 || level <= (order[index - 1] ?? 0) + 1, `h${order[index - 1]} then h${level}`);
  }
});

test('it has every part of the model page', () => {
  const text = html();
  for (const part of ['כניסה', 'הרשמה לניוזלטר', 'נועה בר־ים', '24 בנובמבר 2026', 'חדשות', '2 דק׳', 'צילום:', 'שתפו']) {
    assert.ok(text.includes(part), part);
  }
  assert.match(text, /כתבות נוספות שעשויות לעניין אותך/);
  const cards = all(tree(text), 'article').filter((node) => attr(node, 'class')?.startsWith('card'));
  assert.equal(cards.length, 6);
  for (const node of cards) {
    assert.ok(attr(all(node, 'img')[0], 'alt'));
    assert.equal(all(node, 'h3').length, 1);
    assert.ok(all(node, 'a').some((link) => attr(link, 'rel') === 'author'));
  }
});

test('the headline is the same in the tab, in the heading and for other sites', () => {
  const page = tree(html());
  const headline = words(all(page, 'h1')[0] as Node);
  assert.equal(words(all(page, 'title')[0] as Node), `${headline} | המגדלור`);
  assert.equal(
    attr(
      all(page, 'meta').find((meta) => attr(meta, 'property') === 'og:title'),
      'content',
    ),
    headline,
  );
});

test('each credit is isolated in its own direction', () => {
  const credits = all(tree(html()), 'span').find((node) => attr(node, 'class') === 'credits') as Node;
  assert.deepEqual(
    all(credits, 'bdi').map((node) => [attr(node, 'dir'), words(node)]),
    [
      ['ltr', 'GIL MAOR/OrenPix'],
      ['ltr', 'Omar Saadi'],
      ['rtl', 'טל אשכנזי'],
    ],
  );
});

test('the lead photo is asked for first, in three formats, with its size and colour; the others wait', () => {
  const [lead, ...others] = all(tree(html()), 'picture');
  assert.deepEqual(
    all(lead as Node, 'source').map((source) => attr(source, 'type')),
    ['image/avif', 'image/webp'],
  );
  const img = all(lead as Node, 'img')[0];
  assert.equal(attr(img, 'fetchpriority'), 'high');
  assert.equal(attr(img, 'width'), '1600');
  assert.match(attr(img, 'style') ?? '', /^background-color:#7d8a91;object-position:50% 30%$/);
  for (const other of others) assert.equal(attr(all(other, 'img')[0], 'loading'), 'lazy');
});

test('the data for search engines is whole, and cannot end its script', () => {
  const evil = '</script><script>alert(1)</script>';
  const text = html({ headline: evil, kicker: evil, deck: evil });
  const scripts = all(tree(text), 'script');
  assert.ok(scripts.every((script) => attr(script, 'src') || attr(script, 'type') === 'application/ld+json'));
  const data = JSON.parse(words(scripts.find((script) => attr(script, 'type') === 'application/ld+json') as Node));
  assert.equal(data['@type'], 'NewsArticle');
  assert.equal(data.headline, evil);
  assert.equal(data.image.length, 3);
  assert.match(data.datePublished, /^2026-11-24T18:30:00\+02:00$/);
  assert.ok(
    data.author.every((author: { url: string }) => author.url.startsWith('https://hamigdalor.example/author/')),
  );
  assert.equal(data.correction[0]['@type'], 'CorrectionComment');
});

test('addresses for other sites are percent-encoded ASCII', () => {
  const page = tree(html());
  const values = [
    ...all(page, 'meta')
      .filter((meta) => /^og:(url|image)$/.test(attr(meta, 'property') ?? ''))
      .map((meta) => attr(meta, 'content')),
    attr(
      all(page, 'link').find((link) => attr(link, 'rel') === 'canonical'),
      'href',
    ),
    ...all(page, 'a')
      .filter((link) => attr(link, 'class') === 'share-link')
      .map((link) => attr(link, 'href')),
  ];
  assert.equal(values.length, 10);
  for (const value of values) assert.match(value ?? '', /^[\u0021-\u007E]+$/);
});

test('without script there are six ways to share, and saving is a form', () => {
  const page = tree(html());
  assert.equal(all(page, 'a').filter((link) => attr(link, 'class') === 'share-link').length, 6);
  const form = all(page, 'form').find((node) => attr(node, 'action') === '/account/saved/art0');
  assert.equal(attr(form, 'method'), 'post');
  const scripted = all(page, 'li').filter((node) => /^needs-/.test(attr(node, 'class') ?? ''));
  assert.deepEqual(
    scripted.map((node) => all(node, 'button').length),
    [1, 1],
  );
});

test('a body in another language says so and runs its own way', () => {
  const text = html({ language: 'en', headline: 'Council approves harbour' });
  assert.match(text, /<article class="story wrap" dir="ltr">.*<h1 lang="en">/);
  assert.match(text, /<div class="body" lang="en" dir="ltr">/);
});

test('a link to an article that is not public is no link', () => {
  const body = {
    type: 'doc' as const,
    content: [
      {
        type: 'paragraph',
        content: ['aaaaaaaa', 'bbbbbbbb'].map((id) => ({
          type: 'text',
          text: id,
          marks: [{ type: 'link', attrs: { href: `article:${id}` } }],
        })),
      },
    ],
  };
  const linked = card(1, { id: 'aaaaaaaa' as ArticleId, slug: 'כאן' });
  const text = articlePage(frameFor(), article({ body }), related, new Map([[linked.id, linked]]), null);
  assert.ok(text.includes('href="/a/aaaaaaaa/%D7%9B%D7%90%D7%9F"'));
  assert.ok(!text.includes('bbbbbbbb/') && !text.includes('href="article:'));
});

test('it stays whole with no photo, no author, no deck, and with seven authors', () => {
  const bare = html({ lead: null, authors: [], deck: '', kicker: '', topics: [], corrections: [] });
  assert.match(bare, /og:image" content="[^"]+\/media\/share\/[^"]+-wide\.jpg"/);
  assert.ok(!bare.includes('class="deck"') && !bare.includes('byline-authors'));
  const many = Array.from({ length: 7 }, (_, n) => ({ id: `a-${n}` as never, slug: `a${n}`, name: `Author ${n}` }));
  assert.equal(html({ authors: many }).match(/rel="author"/g)?.length, 7 + 6);
});

test('a photo without credits or caption has no empty caption', () => {
  const plain = placedPhoto(1, { caption: '' });
  const text = html({ lead: { ...plain, photo: { ...plain.photo, credits: [] } }, body: { type: 'doc', content: [] } });
  assert.ok(!text.includes('<figcaption'));
});

test('an article of the other direction runs its own way as a whole, and the words of the interface in it theirs', () => {
  const english = article({ language: 'en', headline: 'Harbour to grow', deck: 'A vote', kicker: 'The harbour' });
  const html = articlePage(frameFor(), english, { ...related, cards: [card(1, { language: 'en' })] }, new Map(), null);
  assert.match(html, /<article class="story wrap" dir="ltr">/);
  assert.match(html, /<h1 lang="en">Harbour to grow<\/h1>/);
  assert.match(html, /<time dateTime="[^"]+" dir="rtl">24 בנובמבר 2026<\/time>/i);
  assert.match(html, /<span aria-hidden="true" dir="rtl">2 דק׳<\/span>/);
  assert.match(html, /<div class="card-text" dir="ltr">/);
  assert.match(html, /<span class="credits" dir="rtl">צילום: /);
  const hebrew = articlePage(frameFor({ language: 'en' }), article(), related, new Map(), null);
  assert.match(hebrew, /<article class="story wrap" dir="rtl">/);
  assert.match(hebrew, /<time dateTime="[^"]+" dir="ltr">24 November 2026<\/time>/i);
  assert.match(hebrew, /<span aria-hidden="true" dir="ltr">2 min<\/span>/);
});
