import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embedOf, frameOriginsOf } from './embed.ts';

test('an embed is called by its site, and knows the frame that the site offers', () => {
  const cases: [string, string, string | null][] = [
    [
      'https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3',
      'YouTube',
      'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ',
    ],
    ['https://youtu.be/dQw4w9WgXcQ', 'YouTube', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
    ['https://www.youtube.com/shorts/abc_-1', 'YouTube', 'https://www.youtube-nocookie.com/embed/abc_-1'],
    ['https://x.com/name/status/123456', 'X', 'https://platform.twitter.com/embed/Tweet.html?id=123456&dnt=true'],
    ['https://t.me/channel/42', 'Telegram', 'https://t.me/channel/42?embed=1'],
    ['https://www.instagram.com/p/Cabc123/', 'Instagram', 'https://www.instagram.com/p/Cabc123/embed'],
    [
      'https://www.facebook.com/page/posts/77',
      'Facebook',
      'https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fpage%2Fposts%2F77',
    ],
    ['https://x.com/name', 'X', null],
    ['https://www.youtube.com/watch?v="><script>', 'YouTube', null],
    ['https://example.org/map', 'example.org', null],
    ['https://youtube.com.evil.example/watch?v=abc', 'youtube.com.evil.example', null],
  ];
  for (const [url, site, frame] of cases) {
    const embed = embedOf(url);
    assert.deepEqual([embed.site, embed.frame?.src ?? null], [site, frame], url);
  }
});

test('the page allows the frames of its embeds alone', () => {
  const embed = (url: string) => ({ type: 'embed', attrs: { url } });
  const urls = ['https://youtu.be/a', 'https://youtu.be/b', 'https://t.me/channel/42', 'https://example.org/'];
  assert.deepEqual(frameOriginsOf({ type: 'doc', content: urls.map(embed) }), [
    'https://t.me',
    'https://www.youtube-nocookie.com',
  ]);
  assert.deepEqual(frameOriginsOf({ type: 'doc', content: [embed('https://example.org/')] }), []);
});
