/** Each line by its own direction, as mail programs show plain text. */
export function PlainText({ text }: { text: string }) {
  let at = 0;
  return text.split('\n').map((line) => (
    <p key={`${at++}`} dir="auto">
      {line || '\u00A0'}
    </p>
  ));
}
