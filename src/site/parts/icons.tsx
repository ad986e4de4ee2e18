import type { JSX } from 'preact';

/** Drawn on a grid of 24, in the colour of the text. None of them points in a direction of reading. */
const SHAPES = {
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13m4.8 11.3L20 20',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 20c.8-3.6 3.7-5.5 7.5-5.5s6.7 1.9 7.5 5.5',
  theme: 'M12 3.5a8.5 8.5 0 1 0 0 17zM12 3.5a8.5 8.5 0 0 1 0 17',
  save: 'M6.5 4h11v16.5L12 16l-5.5 4.5z',
  link: 'M10 14a4 4 0 0 0 5.7 0l3.3-3.3a4 4 0 0 0-5.7-5.7l-1.2 1.2M14 10a4 4 0 0 0-5.7 0L5 13.3A4 4 0 0 0 10.7 19l1.2-1.2',
  mail: 'M3.5 6h17v12.5h-17zl8.5 7 8.5-7',
  share: 'M12 15V4m0 0L8 8m4-4 4 4M6 11H4.5v9.5h15V11H18',
  whatsapp:
    'M4 20l1.2-4.2A8 8 0 1 1 8.3 19zM9 8.2c-.9 1.3-.3 3.1 1.3 4.8s3.5 2.5 4.9 1.7c.5-.3.7-.9.5-1.3l-1.6-.9-.9.9c-1-.3-2-1.3-2.4-2.3l.8-.9-.8-1.7c-.5-.3-1.4-.9-1.8-.3',
  telegram: 'M3.5 11.7 20.5 4.5l-2.7 15-5.6-4.1-2.7 2.7-.500-4.7 8.2-6.7-10 5.9z',
  facebook:
    'M14 20.5v-7.5h2.7l.500-3.2H14V7.9c0-1 .4-1.6 1.7-1.6h1.6V3.6c-.5-.1-1.3-.1-2.2-.1-2.6 0-4.1 1.5-4.1 4.1v2.2H8.2V13H11v7.5z',
  x: 'M4 4l12.5 16H20L7.5 4zM19 4l-6.3 7M11 13.5 5 20',
  linkedin:
    'M4 4h16v16H4zM7.800 10.500V17M7.800 7.200v.1M11.500 17v-6.500M11.500 13.500c.6-2.200 4.700-3.200 4.700.3V17',
  print: 'M7 8.500V3.500h10v5M7 17H4V8.500h16V17h-3M7 14h10v6.500H7z',
  quote:
    'M9.500 7C6.500 8 5 10 5 13.200V17h4.700v-4.700H7.300M18.500 7c-3 1-4.500 3-4.500 6.200V17h4.700v-4.700h-2.400',
  listen: 'M4.500 9.500v5H8l4.500 4v-13L8 9.500zM15.500 9a4.200 4.200 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11',
  stop: 'M7 7h10v10H7z',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  rss: 'M5 12a7 7 0 0 1 7 7M5 5.5A13.5 13.5 0 0 1 18.5 19M6.5 16a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3',
} as const;

export type IconName = keyof typeof SHAPES;

/** A picture without a name of its own: what holds it says what it does. */
export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
      <path d={SHAPES[name]} />
    </svg>
  );
}
