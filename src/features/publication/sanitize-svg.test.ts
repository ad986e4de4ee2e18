import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sanitizeSvg } from './sanitize-svg.ts';

const svg = (inner: string, head = 'viewBox="0 0 200 50"') =>
  `<?xml version="1.0"?><!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg" ${head}>${inner}</svg>`;

test('a plain drawing stays what it is, its class styles as attributes', () => {
  const clean = sanitizeSvg(
    svg(
      '<style>.a,.b{fill:#9d1f1b}</style><defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs><path class="a" d="M0 0h9v9z"/><rect width="5" height="5" style="fill:url(#g)"/>',
    ),
  );
  assert.equal(clean?.isWhole, true);
  assert.deepEqual([clean?.width, clean?.height], [200, 50]);
  assert.match(clean?.svg ?? '', /<path d="M0 0h9v9z" fill="#9d1f1b">/);
  assert.match(clean?.svg ?? '', /<linearGradient id="g">/);
  assert.match(clean?.svg ?? '', /fill="url\(#g\)"/);
});

test('nothing that could act, fetch or hide survives', () => {
  const wicked = [
    '<script>alert(1)</script>',
    '<g onload="alert(1)"><path d="M0 0" onclick="x()"/></g>',
    '<a href="javascript:alert(1)"><text>x</text></a>',
    '<image href="https://evil.example/x.png"/>',
    '<use href="https://evil.example/x.svg#y"/>',
    '<foreignObject><iframe src="https://evil.example"></iframe></foreignObject>',
    '<path d="M0 0" fill="url(https://evil.example/x)"/>',
    '<path d="M0 0" style="fill:\\75rl(https://evil.example)"/>',
    '<style>@import "https://evil.example/x.css";</style>',
    '<animate attributeName="href" to="javascript:alert(1)"/>',
    '<text>&lt;script&gt;</text><title><img src=x onerror=alert(1)></title>',
    '<desc><![CDATA[<script>alert(1)</script>]]></desc>',
  ];
  for (const inner of wicked) {
    const made = sanitizeSvg(svg(inner))?.svg ?? '';
    assert.doesNotMatch(
      made,
      /<script|<img|<iframe|<image|<use|<a[\s>]|\son\w+=|javascript|evil|@import|<animate/i,
      inner,
    );
  }
});

test('what draws and is left out is told, so that it can be drawn as pixels instead', () => {
  assert.equal(sanitizeSvg(svg('<image href="data:image/png;base64,AAAA"/>'))?.isWhole, false);
  assert.equal(sanitizeSvg(svg('<g filter="url(#blur)"/>'))?.isWhole, false);
  assert.equal(sanitizeSvg(svg('<metadata>who</metadata><path d="M0 0h1v1z"/>'))?.isWhole, true);
});

test('what has no size, no drawing or no end is refused', () => {
  assert.equal(sanitizeSvg(svg('<path d="M0 0"/>', '')), null);
  assert.equal(sanitizeSvg(svg('', 'viewBox="0 0 0 10"')), null);
  assert.equal(sanitizeSvg('<p>not a drawing</p>'), null);
  assert.equal(sanitizeSvg(svg('<g/>'.repeat(5000))), null);
});
