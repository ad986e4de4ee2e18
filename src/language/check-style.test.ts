import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkStyle, fixStyle, type HouseStyle, USUAL_STYLE } from './check-style.ts';
import { STYLE_RULE_IDS, STYLE_RULES } from './style-rules.ts';

function fixed(text: string, style: HouseStyle = USUAL_STYLE, language = 'he'): string {
  return fixStyle(text, checkStyle(text, language, style));
}

for (const { id, example } of STYLE_RULES) {
  test(`${id}: ${JSON.stringify(example.wrong)} becomes ${JSON.stringify(example.right)}`, () => {
    const style = { rules: [id], replacements: [] };
    assert.equal(fixed(example.wrong, style), example.right);
    assert.deepEqual(checkStyle(example.right, 'he', style), []);
    assert.equal(
      fixed(example.wrong, { rules: STYLE_RULE_IDS.filter((other) => other !== id), replacements: [] }).includes(
        example.right,
      ),
      false,
    );
  });
}

test('a quotation behind a prefix is no acronym, and an acronym with a suffix is one', () => {
  assert.equal(fixed('כך נכתב ב"הארץ" אתמול'), 'כך נכתב ב"הארץ" אתמול');
  assert.equal(fixed('הוא אמר ש"אין ברירה" והלך'), 'הוא אמר ש"אין ברירה" והלך');
  assert.equal(fixed('יו"רית, דו"חות, חז"ל, ש"ח, בע"מ'), 'יו״רית, דו״חות, חז״ל, ש״ח, בע״מ');
  assert.equal(fixed("ארה''ב וארה”ב"), 'ארה״ב וארה״ב');
});

test('the end of a quotation within a quotation is no geresh', () => {
  assert.equal(fixed(`"אמרו לנו 'אי אפשר', והוכחנו"`), `"אמרו לנו 'אי אפשר', והוכחנו"`);
  assert.equal(fixed(`קולג' ובג'ורג'יה, פרופ' לוי`), 'קולג׳ ובג׳ורג׳יה, פרופ׳ לוי');
});

test('a Latin passage keeps its characters, and so do links and code', () => {
  const latin = `הספר "Don't Look  Back - It's 5\\" wide" של ג'ון`;
  assert.equal(fixed(latin), `הספר "Don't Look  Back - It's 5\\" wide" של ג׳ון`);
  assert.deepEqual(checkStyle('ארה"ב', 'he', USUAL_STYLE, [[0, 5]]), []);
  assert.equal(checkStyle('ארה"ב ארה"ב', 'he', USUAL_STYLE, [[0, 5]]).length, 1);
});

test('numbers, ranges, decimals and an ellipsis are left alone', () => {
  for (const text of ['2020-2026', 'ציון 3.5 מתוך 5', 'והנה ... המשך', '-5 מעלות', '12:30', 'עלות של 1,200 ש״ח']) {
    assert.equal(fixed(text), text);
  }
});

test('the house replaces whole words, also behind the letters written with them, and not inside others', () => {
  const style = { rules: ['replacement' as const], replacements: [{ from: 'אינטרנט', to: 'מרשתת' }] };
  assert.equal(fixed('אינטרנט, באינטרנט והאינטרנט; אינטרנטי', style), 'מרשתת, במרשתת והמרשתת; אינטרנטי');
  const longer = { rules: ['replacement' as const], replacements: [{ from: 'תל אביב', to: 'תל אביב-יפו' }] };
  assert.equal(fixed('תל אביב וגם תל אביב-יפו', longer), 'תל אביב-יפו וגם תל אביב-יפו');
});

test('mending mends: what was fixed has nothing left to find', () => {
  const text = `מנכ"ל צה"ל  אמר - "רח' הנמל" , דו-קומתי\u200F וג'ירפה !`;
  const once = fixed(text);
  assert.equal(once, 'מנכ״ל צה״ל אמר – "רח׳ הנמל", דו־קומתי וג׳ירפה!');
  assert.deepEqual(checkStyle(once, 'he', USUAL_STYLE), []);
});

test('a text in another language gets the rules of every language alone', () => {
  assert.equal(fixed(`ארה"ב  - דו-צדדי`, USUAL_STYLE, 'ar'), `ארה"ב - דו-צדדי`);
});
