import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NodeJson } from './document.ts';
import { plainText } from './document-text.ts';
import { isDocument } from './parse-json.ts';
import { parsePaste } from './parse-paste.ts';
import { directAddress } from './tracking.ts';

/** As Word for Windows puts it on the clipboard, shortened in its styles only. */
const WORD = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {mso-style-parent:""; margin:0cm; font-family:"Calibri",sans-serif;} @list l0:level1 {mso-level-number-format:bullet;} --></style></head>
<body lang=EN-US style='tab-interval:36.0pt'><!--StartFragment-->
<h1 dir=RTL style='text-align:right;direction:rtl'><a name="_Hlk1"></a><span lang=HE style='font-family:"Arial",sans-serif'>כותרת ראשית<o:p></o:p></span></h1>
<p class=MsoNormal dir=RTL style='text-align:right;direction:rtl'><span lang=HE>ראש העיר <b>דנה פרץ</b> אמרה ל</span><a href="https://www.google.com/url?q=https://example.org/a%3Fb%3D1&amp;sa=D&amp;ust=1"><span lang=HE>אתר</span></a><span lang=HE> כי <del cite="mailto:x" datetime="2026">הישן</del><ins cite="mailto:x">החדש</ins> עדיף.</span><span class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor id="_anchor_1" href="#_msocom_1" language=JavaScript name="_msoanchor_1">[A1]</a></span></span><o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst dir=RTL style='margin-right:36.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=HE>ראשון<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp; </span></span><![endif]>פנימי<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>שני<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>צעד</p>
<p class=MsoHeading2 style='mso-outline-level:2'>משנה</p>
<table class=MsoTableGrid border=1 cellspacing=0><tr style='mso-yfti-irow:0'><td width=200 valign=top style='width:150pt'><p class=MsoNormal><b>שנה<o:p></o:p></b></p></td><td><p class=MsoNormal>סכום</p></td></tr></table>
<p class=MsoNormal><img width=100 src="file:///C:/Users/x/clip_image001.png"></p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><div id="_com_1"><p class=MsoCommentText>הערה סודית</p></div></div></div>
<!--EndFragment--></body></html>`;

/** As Google Docs puts it on the clipboard. */
const DOCS = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1f2e3d4c-7fff-1234"><h2 dir="rtl" style="line-height:1.38;margin-top:18pt"><span style="font-size:16pt;font-family:Arial;font-weight:700;white-space:pre-wrap">כותרת ביניים</span></h2><p dir="rtl" style="line-height:1.38"><span style="font-size:11pt;font-weight:400">רגיל </span><span style="font-weight:700">מודגש</span><span style="font-style:italic;font-weight:400"> נטוי</span><a href="https://www.google.com/url?q=https://example.org/%D7%93%D7%A3?utm_source%3Dx%26id%3D7&amp;sa=D&amp;source=editors" style="text-decoration:none"><span style="color:#1155cc;text-decoration:underline">קישור</span></a><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p><ul style="margin-top:0"><li dir="rtl" style="list-style-type:disc" aria-level="1"><p dir="rtl" role="presentation"><span>אחת</span></p></li><ul><li dir="rtl" aria-level="2"><p role="presentation"><span>פנימית</span></p></li></ul><li dir="rtl" aria-level="1"><p role="presentation"><span>שתיים</span></p></li></ul><ol><li><p><span>ממוספר</span></p></li></ol><div dir="rtl"><table><colgroup><col width="100"><col></colgroup><tbody><tr><td style="border:solid"><p><span>א</span></p></td><td><p><span>ב</span></p></td></tr></tbody></table></div><div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>הערה סודית</span></p></div></b><br class="Apple-interchange-newline">`;

function shapeOf(node: NodeJson): unknown {
  if (node.type === 'text')
    return node.marks ? `${node.marks.map(({ type }) => type).join('+')}:${node.text}` : node.text;
  const inside = (node.content ?? []).map(shapeOf);
  return [node.attrs?.level ? `${node.type}${node.attrs.level}` : node.type, ...inside];
}

test('a text of Word keeps headings, lists, bold, links and tables, and leaves the rest behind', () => {
  const { document, dropped } = parsePaste(WORD);
  assert.ok(isDocument(document));
  assert.deepEqual(shapeOf(document), [
    'doc',
    ['heading2', 'כותרת ראשית'],
    ['paragraph', 'ראש העיר ', 'bold:דנה פרץ', ' אמרה ל', 'link:אתר', ' כי החדש עדיף.'],
    [
      'bulletList',
      ['listItem', ['paragraph', 'ראשון'], ['bulletList', ['listItem', ['paragraph', 'פנימי']]]],
      ['listItem', ['paragraph', 'שני']],
    ],
    ['orderedList', ['listItem', ['paragraph', 'צעד']]],
    ['heading2', 'משנה'],
    ['table', ['tableRow', ['tableCell', ['paragraph', 'bold:שנה']], ['tableCell', ['paragraph', 'סכום']]]],
  ]);
  assert.ok(JSON.stringify(document).includes('"href":"https://example.org/a?b=1"'));
  assert.deepEqual(dropped, { images: 1, comments: 1, deletions: 1, trackers: 1, scripts: 0, others: 0 });
});

test('a text of Google Docs keeps its structure; the bold around the whole and the comments are gone', () => {
  const { document, dropped } = parsePaste(DOCS);
  assert.ok(isDocument(document));
  assert.deepEqual(shapeOf(document), [
    'doc',
    ['heading2', 'כותרת ביניים'],
    ['paragraph', 'רגיל ', 'bold:מודגש', 'italic: נטוי', 'link:קישור'],
    [
      'bulletList',
      ['listItem', ['paragraph', 'אחת'], ['bulletList', ['listItem', ['paragraph', 'פנימית']]]],
      ['listItem', ['paragraph', 'שתיים']],
    ],
    ['orderedList', ['listItem', ['paragraph', 'ממוספר']]],
    ['table', ['tableRow', ['tableCell', ['paragraph', 'א']], ['tableCell', ['paragraph', 'ב']]]],
  ]);
  assert.ok(JSON.stringify(document).includes('"href":"https://example.org/%D7%93%D7%A3?id=7"'));
  assert.deepEqual(dropped, { images: 0, comments: 1, deletions: 0, trackers: 1, scripts: 0, others: 0 });
});

test('a page with scripts leaves its text, and says that scripts were dropped', () => {
  const { document, dropped } = parsePaste(
    '<div onclick="x()"><script>alert(1)</script><h3>כותרת</h3><p>טקסט<iframe src="javascript:x"></iframe></p><svg onload="x()"></svg><a href="javascript:x()">לחצו</a></div>',
  );
  assert.equal(plainText(document), 'כותרת\nטקסט\nלחצו');
  assert.equal(dropped.scripts, 3);
  assert.equal(dropped.others, 1);
  assert.ok(!JSON.stringify(document).includes('javascript'));
});

test('an address behind redirects and marks is given straight, and another is left as it is', () => {
  const cases: [string, string][] = [
    ['https://www.google.com/url?q=https%3A%2F%2Fexample.org%2F&sa=D', 'https://example.org/'],
    ['https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fx%3Ffbclid%3D1&h=AT', 'https://example.org/x'],
    [
      'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2F&data=05',
      'https://example.org/',
    ],
    ['https://example.org/?utm_source=a&page=2&utm_medium=b', 'https://example.org/?page=2'],
    ['https://www.google.com/search?q=https://example.org', 'https://www.google.com/search?q=https://example.org'],
    ['https://www.google.com/url?q=javascript:alert(1)', 'https://www.google.com/url?q=javascript:alert(1)'],
    ['mailto:a@example.org', 'mailto:a@example.org'],
  ];
  for (const [given, direct] of cases) assert.equal(directAddress(given), direct, given);
});

test('fifty thousand paragraphs and absurd nesting are read to the end', () => {
  assert.equal(parsePaste('<p>מילה</p>'.repeat(50_000)).document.content?.length, 50_000);
  assert.equal(plainText(parsePaste(`${'<div>'.repeat(5000)}עומק`).document), 'עומק');
});
