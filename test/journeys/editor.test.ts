import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { apiClient, photographWithMetadata } from './api-client.ts';
import { launchBrowser } from './browser.ts';
import { type Program, startProgram, stopProgram, until } from './running-program.ts';

/** The body's editor in a real browser: blocks, pastes, the style helper, and what an inspector of accessibility finds. */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let program: Program;
let browser: Browser;
let page: Page;
let api: ReturnType<typeof apiClient>;
let photoId = '';
let other = '';

before(async () => {
  program = await startProgram();
  browser = await launchBrowser();
  // The policy of our pages would keep the inspector out.
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true });
  page = await context.newPage();
  await page.goto(/http\S+once\?t=\S+/.exec(program.output())?.[0] ?? '');
  await page.getByRole('button', { name: 'כניסה' }).click();
  await page.waitForURL(/\/newsroom/);
  api = apiClient(program.url, program.command('token', 'create', '--name', 't', '--role', 'editor').trim());
  photoId = String((await api.upload(await photographWithMetadata(), 'a.jpg', { alt: 'שמש מעל הים' })).json.id);
  other = await makeArticle('הגשר נפתח', '<p>אתמול</p>');
  assert.equal((await api.post(`/articles/${other}/publish`)).status, 200);
});

after(async () => {
  await browser?.close();
  if (program) await stopProgram(program);
});

test('a slash finds a block by its Hebrew and by its English name, and a fraction opens nothing', async () => {
  await open(await makeArticle('בלוקים', '<p></p>'));
  await page.keyboard.type('/ציטוט ב');
  await page.getByRole('option', { name: 'ציטוט בולט' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('לא נוותר');
  await page.keyboard.press('F2');
  await page.keyboard.type('תמר אלקיים');
  await page.keyboard.press('Escape');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/facts');
  await page.keyboard.press('Enter');
  await page.keyboard.type('שורה בתיבה, חצי הם 1/2 והשירות 24/7');
  assert.equal(await page.getByRole('listbox').count(), 0);
  const body = await savedBody();
  assert.deepEqual(
    body.content.map(({ type }) => type),
    ['pullQuote', 'factBox'],
  );
  assert.equal(body.content[0]?.attrs?.attribution, 'תמר אלקיים');
});

test('Escape leaves the slash as it was typed, and blocks change places by the keyboard', async () => {
  await open(await makeArticle('סדר', '<p>ראשונה</p><h2>שנייה</h2>'));
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' /');
  await page.getByRole('listbox').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.type('טבלה');
  const body = await savedBody();
  assert.deepEqual(
    body.content.map(({ type, content }) => [type, content?.[0]?.text]),
    [
      ['heading', 'שנייה'],
      ['paragraph', 'ראשונה /טבלה'],
    ],
  );
});

test('a related article, an embed, a photo with its own words and a table are put in and reach the readers', async () => {
  const id = await makeArticle('הכול', '<p></p>');
  await open(id);
  await page.keyboard.type('/כתבה קשורה');
  await page.keyboard.press('Enter');
  await page.getByLabel('חיפוש בכתבות שפורסמו').fill('הגשר');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /הגשר נפתח/ })
    .click();
  await page.locator('.body-text .related-link', { hasText: 'הגשר נפתח' }).waitFor();
  await page.keyboard.press('Control+Alt+e');
  await page.getByLabel('כתובת', { exact: true }).fill('youtu.be/dQw4w9WgXcQ');
  await page.keyboard.press('Enter');
  await page.locator('.body-text .embed', { hasText: 'YouTube' }).waitFor();
  await page.keyboard.press('Control+Alt+t');
  await page.locator('.body-text table').waitFor();
  await page.keyboard.type('שנה');
  await page.getByRole('button', { name: 'עמודה אחרי' }).click();
  await page.getByRole('button', { name: 'מחיקת השורה' }).waitFor();
  const body = await savedBody();
  assert.deepEqual(body.content.map(({ type }) => type).slice(0, 3), ['relatedArticle', 'embed', 'table']);
  assert.equal(body.content[2]?.content?.[0]?.content?.length, 4);
  assert.equal((await api.post(`/articles/${id}/publish`)).status, 200);
  const published = await fetch(`${program.url}/a/${id}`);
  const html = await published.text();
  assert.match(html, /data-frame="https:\/\/www\.youtube-nocookie\.com\/embed\/dQw4w9WgXcQ"/);
  assert.match(html, /related-link.*הגשר נפתח/);
  assert.match(
    published.headers.get('content-security-policy') ?? '',
    /frame-src https:\/\/www\.youtube-nocookie\.com$/,
  );
  const plain = await fetch(`${program.url}/a/${other}`);
  assert.doesNotMatch(plain.headers.get('content-security-policy') ?? '', /frame-src/);
});

test('a lead photo with no words stops publishing until it is said to be decoration, and is read out as nothing then', async () => {
  const bare = await sharp(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"/>'))
    .jpeg()
    .toBuffer();
  const photo = await api.upload(bare, 'bare.jpg', { credits: ['גיל מאור'] });
  const id = await makeArticle('קישוט', '<p>גוף</p>');
  await api.patch(`/articles/${id}`, { lead: { photo: String(photo.json.id) } });
  await open(id);
  const publish = page.locator('.publish-panel');
  await publish.getByText('בלי טקסט חלופי').waitFor();
  const lead = page.getByRole('region', { name: 'תמונה ראשית' });
  await inspect();
  await lead.getByLabel('תמונת קישוט').focus();
  await page.keyboard.press('Space');
  await lead.getByLabel('טקסט חלופי').waitFor({ state: 'detached' });
  await lead.getByLabel('כיתוב').fill('הים, אתמול');
  await page.locator('.save-line', { hasText: /^\s*נשמר\s*$/ }).waitFor();
  await publish.getByText('בלי טקסט חלופי').waitFor({ state: 'detached' });
  await publish.getByRole('button', { name: 'פרסום', exact: true }).click();
  await page.locator('.toasts').getByText('הכתבה פורסמה.').waitFor();
  const html = await (await fetch(`${program.url}/a/${id}`)).text();
  assert.match(html, /<img[^>]* alt(="")?[ >][\s\S]*הים, אתמול/);
});

test('the other site is asked only when the reader presses', async () => {
  const id = await makeArticle('סרטון', '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>');
  await api.post(`/articles/${id}/publish`);
  const reader = await browser.newPage();
  const asked: string[] = [];
  await reader.route(/youtube/, (route) => {
    asked.push(route.request().url());
    return route.fulfill({ body: '<p>frame</p>', contentType: 'text/html' });
  });
  await reader.goto(`${program.url}/a/${id}`);
  await reader.waitForTimeout(300);
  assert.deepEqual(asked, []);
  await reader.locator('.embed a').click();
  await reader.frameLocator('.embed iframe').getByText('frame').waitFor();
  assert.equal(asked[0], 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ');
  await reader.close();
});

test('a paste is cleaned, what was left out is said, and one undo takes it back', async () => {
  await open(await makeArticle('הדבקה', '<p>היה כאן</p>'));
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await paste(
    '<html><head><style>p{}</style></head><body><p class=MsoNormal><b>מודגש</b> ו<a href="https://www.google.com/url?q=https://example.org/">קישור</a><script>alert(1)</script></p><p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.</span>פריט</p></body></html>',
    'מודגש וקישור פריט',
  );
  await page.getByText('ההדבקה נוקתה').waitFor();
  await page.locator('.body-text ol li', { hasText: 'פריט' }).waitFor();
  assert.equal(await page.locator('.body-text a').getAttribute('href'), 'https://example.org/');
  await page.locator('.toast').getByRole('button', { name: 'ביטול פעולה' }).click();
  await until(async () => (await page.locator('.body-text').innerText()).trim() === 'היה כאן');
});

test('a table of five hundred columns becomes lines, and two hundred thousand words change nothing; both are said', async () => {
  await open(await makeArticle('גדול', '<p>היה כאן</p>'));
  await page.keyboard.press('Control+End');
  await paste(`<table><tr>${Array.from({ length: 500 }, (_, n) => `<td>ת${n}</td>`).join('')}</tr></table>`, 'x');
  await page.getByText('הטבלה רחבה מדי (500 עמודות').waitFor();
  const text = await page.locator('.body-text').innerText();
  assert.ok(text.includes('היה כאן') && text.includes('ת0 ') && text.includes('ת499'));
  await page.evaluate(`window.many = 'מילה '.repeat(200000)`);
  await page.evaluate(pasting("'<p>' + window.many + '</p>'", 'window.many'));
  await page.getByText('הטקסט ארוך מדי: 200,000 מילים').waitFor();
  assert.equal(await page.locator('.body-text').innerText(), text);
});

test('the style helper finds, shows and mends, one and all, and leaves links alone', async () => {
  const id = await makeArticle(
    'סגנון',
    '<p>ארה"ב חתמה - סוף סוף , על הסכם דו-צדדי</p><p><a href="https://example.org/">צה"ל</a> ו"Truth Social - it\'s"</p>',
  );
  await open(id);
  const panel = page.getByRole('region', { name: 'עוזר הסגנון' });
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('שוב  ');
  await panel.getByRole('row').nth(4).waitFor();
  assert.equal(await panel.getByRole('row').count(), 5);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+.');
  await page.keyboard.press('Control+.');
  await page.locator('.body-text', { hasText: 'ארה״ב' }).waitFor();
  await panel.getByRole('button', { name: 'תיקון הכול' }).click();
  await panel.getByText('אין הערות.').waitFor();
  assert.deepEqual((await page.locator('.body-text').innerText()).split(/\n+/), [
    'שוב ארה״ב חתמה – סוף סוף, על הסכם דו־צדדי',
    'צה"ל ו"Truth Social - it\'s"',
  ]);
});

test('the previews follow the typing, and a headline too long for a card brings its short form', async () => {
  await open(await makeArticle('קצרה', '<p>א</p>'));
  const long = 'המועצה אישרה את הרחבת הנמל, אבל התושבים מבטיחים להיאבק על החוף עד שיוחזר לציבור';
  await page.getByLabel('כותרת', { exact: true }).fill(long);
  const previews = page.getByRole('region', { name: 'איך זה ייראה' });
  await previews.locator('.preview-chat-title', { hasText: long }).waitFor();
  await page.getByRole('button', { name: 'להשתמש בזאת' }).click();
  await previews
    .locator('.preview-headline', {
      hasText: /^המועצה אישרה את הרחבת הנמל, אבל.*להיאבק על|^המועצה אישרה את הרחבת הנמל$/,
    })
    .waitFor();
});

test('in a long article the cursor is in sight wherever a key takes it, and all of its text is there', async () => {
  const paragraphs = Array.from(
    { length: 90 },
    (_, n) => `${n % 9 === 8 ? `<h2>פרק ${n}</h2>` : ''}<p>${`פסקה ${n} על הגשר. `.repeat(1 + ((n * 7) % 40))}</p>`,
  );
  await open(await makeArticle('ארוכה', paragraphs.join('')));
  for (const key of ['Control+End', 'Control+Home', 'Control+End', 'ArrowUp', 'Control+Home', 'ArrowDown']) {
    await page.keyboard.press(key);
    await cursorIsInSight(key);
  }
  for (let key = 0; key < 60; key++) await page.keyboard.press('ArrowDown');
  await cursorIsInSight('arrows');
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' סוף פסוק');
  await cursorIsInSight('typing');
  await page.keyboard.press('Control+a');
  assert.match(String(await page.evaluate('String(getSelection())')), /^פסקה 0 [\s\S]*פסקה 45 [\s\S]*סוף פסוק$/);
});

test('the house rules are set on their page and hold in the editor', async () => {
  await page.goto(`${program.url}/newsroom/settings/house-rules`);
  await page.getByRole('button', { name: 'הוספת החלפה' }).click();
  await page.getByLabel('במקום').fill('אינטרנט');
  await page.getByLabel('כותבים', { exact: true }).fill('מרשתת');
  await page.getByLabel('מקף מחבר').uncheck();
  await page.getByRole('button', { name: 'שמירה' }).click();
  await page.getByText('כללי הבית נשמרו.').waitFor();
  await inspect();
  await open(await makeArticle('בית', '<p>באינטרנט דו-צדדי</p>'));
  const panel = page.getByRole('region', { name: 'עוזר הסגנון' });
  await panel.getByRole('button', { name: 'תיקון', exact: true }).click();
  await page.locator('.body-text', { hasText: 'במרשתת דו-צדדי' }).waitFor();
});

test('axe finds nothing in the editor: with every block, the slash menu open, the dialogs open', async () => {
  const everything = `<h2>כותרת</h2><p>טקסט ארה"ב</p><ul><li>א</li></ul><blockquote><p>צ</p></blockquote><blockquote class="pull-quote">ק</blockquote><figure><img src="photo:${photoId}"></figure><div class="gallery"><img src="photo:${photoId}"></div><aside class="facts" data-title="ת"><p>ע</p></aside><table><tr><th>א</th></tr><tr><td>1</td></tr></table><aside class="related-link" data-article="${other}"></aside><iframe src="https://youtu.be/a"></iframe><aside class="correction-note" data-on="2026-11-24"><p>ת</p></aside><hr><p>סוף</p>`;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await open(await makeArticle('נגישות', everything));
    await page.locator('.body-text figure img[src]').first().waitFor();
    await inspect();
    await page.locator('.body-text > figure').click();
    await page.getByLabel('טקסט חלופי').waitFor();
    await inspect();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/');
    await page.getByRole('listbox', { name: 'בלוקים' }).waitFor();
    await inspect();
    await page.keyboard.press('Escape');
    for (const keys of ['Control+k', 'Control+/', 'Control+Alt+r']) {
      await page.keyboard.press(keys);
      await page.getByRole('dialog').waitFor();
      await inspect();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.locator('.body-text').focus();
    }
  }
});

async function makeArticle(headline: string, body: string): Promise<string> {
  const made = await api.post('/articles', { headline, body, authors: ['נועה'], section: 'חדשות' });
  assert.equal(made.status, 201);
  return String(made.json.id);
}

async function open(id: string): Promise<void> {
  await page.goto(`${program.url}/newsroom/articles/${id}`);
  await page.locator('.body-text').click();
  // The helper has looked through the text once; the keys that follow are the writer's.
  await page.waitForTimeout(300);
}

async function cursorIsInSight(after: string): Promise<void> {
  const within = `(() => { const at = getSelection().getRangeAt(0).getBoundingClientRect(); return at.height > 0 && at.top >= 0 && at.bottom <= innerHeight; })()`;
  await until(async () => (await page.evaluate(within)) === true).catch(() => assert.fail(`out of sight: ${after}`));
}

type Node = { type: string; text?: string; attrs?: Record<string, unknown>; content?: Node[] };

async function savedBody(): Promise<{ content: Node[] }> {
  await page.locator('.save-line', { hasText: 'שינויים שלא נשמרו' }).waitFor();
  await page.locator('.save-line', { hasText: /^\s*נשמר\s*$/ }).waitFor();
  const id = page.url().split('/').at(-1);
  return (await api.get(`/articles/${id}`)).json.body as { content: Node[] };
}

async function paste(html: string, text: string): Promise<void> {
  await page.evaluate(pasting(JSON.stringify(html), JSON.stringify(text)));
}

/** What a paste from another program is to a page. Both are expressions. */
function pasting(html: string, text: string): string {
  return `{ const data = new DataTransfer(); data.setData('text/html', ${html}); data.setData('text/plain', ${text}); document.querySelector('.body-text').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }`;
}

async function inspect(): Promise<void> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate('axe.run()')) as {
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
  };
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
  assert.deepEqual(found, []);
}
