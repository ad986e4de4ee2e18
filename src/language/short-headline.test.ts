import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLongForCard, shortened } from './short-headline.ts';

test('a long headline is shortened at the last place where it can stand alone', () => {
  assert.equal(
    shortened('המועצה אישרה את הרחבת הנמל, אבל התושבים מבטיחים להיאבק: "לא ניתן שיהרסו לנו את החוף היחיד"'),
    'המועצה אישרה את הרחבת הנמל, אבל התושבים מבטיחים להיאבק',
  );
});

test('a quotation is never cut open, and an acronym opens none', () => {
  assert.equal(shortened(`מנכ"ל העירייה: "לא נוותר, לא ניסוג ולא נשתוק עד שהחוף יוחזר לתושבים שחיכו לו"`), null);
  assert.equal(
    shortened(`יו"ר המועצה התפטר לאחר שבועיים, והוועד יתכנס כבר ביום ראשון הקרוב לבחור לו מחליף זמני`),
    'יו"ר המועצה התפטר לאחר שבועיים',
  );
});

test('what fits is left alone, and what has no such place is left to a person', () => {
  assert.equal(shortened('כותרת קצרה, בהחלט'), null);
  assert.equal(shortened('מילה '.repeat(30)), null);
  assert.ok(isLongForCard('א'.repeat(71)) && !isLongForCard('א'.repeat(70)));
});
