import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PhotoId } from '../platform/ids.ts';
import { bodyPhotosOf, photoIdsOf, plainText, wordCount } from './document-text.ts';
import { safeHref } from './link.ts';
import { parseHtml } from './parse-html.ts';
import { isDocument, parseDocument } from './parse-json.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { renderBody } from './render-html.ts';

const PHOTO = '0192f0c0-0000-7000-8000-000000000001';
const words = {
  openEmbed: (site: string) => `open ${site}`,
  embedNote: 'note',
  gallery: (photos: number) => `gallery of ${photos}`,
  alsoRead: 'also',
  correction: 'correction',
};

function render(html: string): string {
  const { document } = parseHtml(html);
  assert.ok(isDocument(document), JSON.stringify(document));
  return renderBody(document, { language: 'he', photo: (place) => `<figure>${place.photoId}</figure>`, words });
}

test('the parts of an article survive from HTML to the document and back', () => {
  const html = render(
    '<h2>כותרת</h2><p>פסקה <strong>מודגשת <em>מאוד</em></strong> עם <a href="https://example.org/a?b=1&c=2">קישור</a></p>' +
      '<ul><li>אחת</li><li><p>שתיים</p><ol start="3"><li>פנימי</li></ol></li></ul>' +
      '<blockquote><p>ציטוט</p></blockquote><table><tr><th>א</th><th>ב</th></tr><tr><td>1</td><td colspan="2">2</td></tr></table><hr>',
  );
  assert.match(html, /<h2>כותרת<\/h2>/);
  assert.match(html, /<strong>מודגשת <em>מאוד<\/em><\/strong>/);
  assert.match(html, /<a href="https:\/\/example.org\/a\?b=1&amp;c=2" rel="noopener">קישור<\/a>/);
  assert.match(html, /<ul><li><p>אחת<\/p><\/li><li><p>שתיים<\/p><ol start="3"><li><p>פנימי/);
  assert.match(html, /<th scope="col">א<\/th>/);
  assert.match(html, /<td colspan="2" dir|<td colspan="2">2/);
  assert.match(html, /<hr>/);
});

test('scripts, styles, handlers, SVG and foreign images never come through, and the writer is told', () => {
  const { document, warnings } = parseHtml(
    '<p onclick="x()">טקסט<script>alert(1)</script><style>p{}</style></p><svg onload="x()"><text>ש</text></svg><img src="https://evil.example/x.png"><custom-thing>נשאר</custom-thing>',
  );
  assert.equal(plainText(document), 'טקסט\nנשאר'.replace('\n', '\n'));
  const codes = warnings.map((warning) => `${warning.code} ${warning.what}`).sort();
  assert.deepEqual(codes, [
    'dropped-element custom-thing',
    'dropped-element script',
    'dropped-element style',
    'dropped-element svg',
    'dropped-image https://evil.example/x.png',
  ]);
});

test('javascript: in every disguise is no link', () => {
  for (const href of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'java\u200Bscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example',
    '/\\evil.example',
    'https://user:pass@example.org/',
    'blob:https://x/y',
  ]) {
    assert.equal(safeHref(href), null, href);
  }
  assert.equal(safeHref('https://example.org/דף'), 'https://example.org/%D7%93%D7%A3');
  assert.equal(safeHref('mailto:a@example.org'), 'mailto:a@example.org');
  assert.equal(safeHref('/section/news'), '/section/news');
  const { document, warnings } = parseHtml('<p><a href="javascript:alert(1)">לחצו</a></p>');
  assert.equal(plainText(document), 'לחצו');
  assert.equal(warnings[0]?.code, 'dropped-link');
});

test('a photo of the library is kept with its caption, in a figure or alone', () => {
  const { document } = parseHtml(
    `<figure><img src="photo:${PHOTO}" alt="חלופי"><figcaption>כיתוב</figcaption></figure>`,
  );
  assert.deepEqual(document.content?.[0], { type: 'photo', attrs: { photoId: PHOTO, caption: 'כיתוב', alt: 'חלופי' } });
  assert.deepEqual(photoIdsOf(document), [PHOTO as PhotoId]);
});

test('Markdown has boxes of facts, pull quotes, embeds, tables and photos', () => {
  const { document, warnings } = parseMarkdown(
    `## ראשית\n\nפסקה.\n\n:::facts במספרים\n- אחת\n- שתיים\n:::\n\n:::pullquote\n"לא נוותר"\n-- תמר אלקיים\n:::\n\n@[embed](https://www.youtube.com/watch?v=abc)\n\n| א | ב |\n|---|---|\n| 1 | 2 |\n\n![](photo:${PHOTO} "כיתוב")\n`,
  );
  assert.deepEqual(warnings, []);
  assert.ok(isDocument(document));
  const types = document.content?.map((node) => node.type);
  assert.deepEqual(types, ['heading', 'paragraph', 'factBox', 'pullQuote', 'embed', 'table', 'photo']);
  assert.equal(document.content?.[2]?.attrs?.title, 'במספרים');
  assert.equal(document.content?.[3]?.attrs?.attribution, 'תמר אלקיים');
  assert.equal(document.content?.[3]?.content?.[0]?.text, '"לא נוותר"');
});

test('absurd nesting and a large body neither crash nor hang', () => {
  const deep = parseHtml(`${'<div><b>'.repeat(10_000)}טקסט${'</b></div>'.repeat(10_000)}`);
  assert.equal(plainText(deep.document), 'טקסט');
  assert.ok(isDocument(parseHtml('<p>מילה '.repeat(100_000)).document));
  let json: unknown = { type: 'text', text: 'x' };
  for (let i = 0; i < 5000; i++) json = { type: 'blockquote', content: [json] };
  assert.ok(isDocument(parseDocument({ type: 'doc', content: [json] })?.document));
});

test('document JSON from outside is rebuilt: the unknown is dropped, wrong attributes fall back', () => {
  const parsed = parseDocument({
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 9, onclick: 'x' }, content: [{ type: 'text', text: 'א\u0000ב\u202E' }] },
      { type: 'iframe', attrs: { src: 'x' }, content: [{ type: 'text', text: 'נשאר' }] },
      {
        type: 'paragraph',
        content: [
          {
            type: 'text',
            text: 'קישור',
            marks: [{ type: 'link', attrs: { href: 'javascript:x' } }, { type: 'blink' }],
          },
        ],
      },
      { type: 'photo', attrs: { photoId: '../../etc' } },
      7,
    ],
  });
  assert.ok(isDocument(parsed?.document));
  assert.equal(parsed?.document.content?.[0]?.attrs?.level, 2);
  assert.equal(plainText(parsed?.document ?? { type: 'doc' }), 'אב\nנשאר\nקישור');
  assert.deepEqual(parsed?.warnings.map((warning) => warning.code).sort(), [
    'cleaned-text',
    'dropped-image',
    'dropped-link',
    'dropped-mark',
    'dropped-node',
    'dropped-node',
  ]);
  assert.equal(parseDocument({ type: 'paragraph' }), null);
  assert.equal(parseDocument('x'), null);
});

test('random nested HTML always makes a document that the schema accepts, and HTML of known elements only', () => {
  const random = seeded(7);
  const tags =
    'p div ul ol li table tr td th blockquote aside h1 h3 b i a figure img br hr script svg span section pre'.split(
      ' ',
    );
  for (let round = 0; round < 400; round++) {
    let html = '';
    for (let i = 0; i < 40; i++) {
      const tag = tags[Math.floor(random() * tags.length)];
      const choice = random();
      html += choice < 0.5 ? `<${tag} class="pull-quote" href="/x">` : choice < 0.8 ? `</${tag}>` : 'מילה word ';
    }
    const output = render(html);
    for (const [, tag] of output.matchAll(/<([a-z0-9]+)/g)) {
      assert.match(
        tag ?? '',
        /^(p|h[234]|blockquote|cite|ul|ol|li|figure|div|table|tr|td|th|aside|a|hr|strong|em|s|sup|sub|code|br|bdi)$/,
      );
    }
    assert.equal(
      render(output.replaceAll('\n', '')).replace(/<figure>.*?<\/figure>/g, ''),
      output.replace(/<figure>.*?<\/figure>/g, ''),
    );
  }
});

test('a block against the page direction says so, and typography is set on output only', () => {
  assert.match(render('<p>This is an English paragraph.</p>'), /<p dir="ltr">/);
  assert.match(
    render('<p>ארה"ב, ג\'ירפה ורח\' הנמל – 90 ק"ג</p>'),
    /<p>ארה״ב, ג׳ירפה ורח׳ הנמל\u00A0– 90\u00A0ק״ג<\/p>/,
  );
  assert.match(render('<p>Truth Social הודיעה היום כי המערכת תושבת לשבוע</p>'), /<p>/);
  assert.match(render('<p><code>צה"ל</code></p>'), /<code dir="ltr">צה&quot;ל<\/code>/);
});

const OTHER = '0192f0c0-0000-7000-8000-000000000002';

test('a gallery holds photos alone; what else stands in it comes after it, and nothing is lost', () => {
  const { document } = parseHtml(
    `<div class="gallery"><img src="photo:${PHOTO}" role="presentation"><img src="photo:${OTHER}" alt="גשר"><p>מילה</p></div>`,
  );
  assert.ok(isDocument(document));
  assert.deepEqual(
    document.content?.map((node) => node.type),
    ['gallery', 'paragraph'],
  );
  assert.deepEqual(
    bodyPhotosOf(document).map(({ alt, decorative }) => [alt, decorative]),
    [
      [null, true],
      ['גשר', false],
    ],
  );
  const html = renderBody(document, { language: 'he', photo: ({ photoId }) => `<i>${photoId}</i>`, words });
  assert.match(html, /<div class="gallery" role="group" tabindex="0" aria-label="gallery of 2"><i>/);
});

test('a related article shows its headline while it is public, and nothing when it is not', () => {
  const { document } = parseMarkdown('לפני\n\n@[related](abcd2345)\n\nאחרי\n');
  assert.deepEqual(document.content?.[1], { type: 'relatedArticle', attrs: { articleId: 'abcd2345' } });
  const shown = (isPublic: boolean) =>
    renderBody(document, {
      language: 'he',
      photo: () => '',
      words,
      related: () => (isPublic ? { headline: 'ארה"ב & אנחנו', address: '/a/abcd2345/x', language: 'he' } : null),
    });
  assert.match(shown(true), /<aside class="related-link" data-article="abcd2345">.*>ארה״ב &amp; אנחנו<\/a><\/aside>/);
  assert.equal(shown(false), '<p>לפני</p>\n\n<p>אחרי</p>');
  assert.equal(parseHtml('<aside class="related-link" data-article="../x"></aside>').warnings[0]?.code, 'dropped-link');
});

test('a correction is paragraphs under its day; a list in it comes after it', () => {
  const { document } = parseMarkdown(':::correction 2026-11-24\nנכתב בטעות 1991.\n\n- פריט\n:::\n');
  assert.ok(isDocument(document));
  assert.deepEqual(
    document.content?.map((node) => [node.type, node.attrs?.on]),
    [
      ['correction', '2026-11-24'],
      ['bulletList', undefined],
    ],
  );
  const html = renderBody(document, { language: 'he', photo: () => '', words, day: (day) => `day ${day}` });
  assert.match(html, /<time datetime="2026-11-24">day 2026-11-24<\/time><\/p><p>נכתב בטעות 1991.<\/p><\/aside>/);
});

test('what the page shows is read back as the document that made it', () => {
  const { document } = parseMarkdown(
    '@[embed](https://youtu.be/abc)\n\n:::facts במספרים\n- אחת\n:::\n\n:::pullquote\n"לא"\n-- תמר\n:::\n\n:::correction\nתוקן\n:::\n\n@[related](abcd2345)\n',
  );
  const html = renderBody(document, {
    language: 'en',
    photo: () => '',
    words,
    related: () => ({ headline: 'h', address: '/a/abcd2345/x', language: 'he' }),
  });
  assert.deepEqual(parseHtml(html.replaceAll('\n', '')).document, document);
});

test('documents of before the newer blocks and attributes are still valid, and rendered the same', () => {
  const before = {
    type: 'doc' as const,
    content: [{ type: 'photo', attrs: { photoId: PHOTO, caption: null, alt: 'א' } }, { type: 'paragraph' }],
  };
  assert.ok(isDocument(before));
  assert.equal(bodyPhotosOf(before)[0]?.decorative, false);
});

test('words are counted as a reader counts them', () => {
  assert.equal(wordCount(parseHtml('<p>צה"ל וארה״ב חתמו על הסכם דו־צדדי</p>').document), 7);
});

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

test('two megabytes of what no writer writes are read in a time that grows with their length', () => {
  // Each of these once took from minutes to hours: a pattern that went back, parents counted as closed, marks in order.
  const absurd = [
    '<a'.repeat(1_000_000),
    `<${'a'.repeat(2_000_000)}`,
    Array.from({ length: 50_000 }, (_, n) => `<b id=${n}></x><p>`).join(''),
    `x${'\u0301\u0327'.repeat(1_000_000)}`,
  ];
  for (const html of absurd) assert.ok(isDocument(parseHtml(html).document), html.slice(0, 20));
});

test('a document with the same mark twice keeps one, and attributes that are no text are no error', () => {
  const link = (href: unknown) => ({ type: 'link', attrs: { href } });
  const marks = [{ type: 'bold' }, link('https://a.example/'), { type: 'bold' }, link('https://b.example/')];
  const odd = { toString: 1 };
  const parsed = parseDocument({
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'א', marks }] },
      { type: 'paragraph', content: [{ type: 'text', text: 'ב', marks: [link(odd), { type: odd }] }] },
      { type: 'photo', attrs: { photoId: odd } },
      { type: 'embed', attrs: { url: odd } },
    ],
  });
  assert.ok(parsed && isDocument(parsed.document));
  assert.deepEqual(parsed.document.content?.[0]?.content?.[0]?.marks, [link('https://b.example/'), { type: 'bold' }]);
});
