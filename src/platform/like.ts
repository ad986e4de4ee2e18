/** The pattern of LIKE that finds the text anywhere, whatever signs of a pattern stand in it. */
export function containing(text: string): string {
  return `%${text.replace(/[%_\\]/g, '\\$&')}%`;
}
