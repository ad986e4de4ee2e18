/** What becomes of a line of the file. `left`: once unsubscribed, and not brought back by anybody else. */
export const LINE_STANDINGS = ['new', 'already', 'left', 'suppressed', 'twice', 'fault'] as const;
export type LineStanding = (typeof LINE_STANDINGS)[number];

export type LineFault = 'broken-quote' | 'no-address' | 'not-an-address';

export type ImportState = 'uploaded' | 'checking' | 'checked' | 'importing' | 'done';

export type SubscriberImport = {
  id: string;
  newsletterId: string;
  fileName: string;
  /** The names of the columns, or their numbers where the file does not name them. */
  columns: string[];
  emailColumn: number;
  nameColumn: number | null;
  state: ImportState;
  lines: number;
  /** How far the step that runs is, in lines. */
  done: number;
  counts: Partial<Record<LineStanding, number>>;
  /** The first lines as they are. */
  sample: string[][];
};

export type ImportLine = {
  line: number;
  fields: string[];
  email: string | null;
  standing: LineStanding;
  fault: LineFault | null;
};

export const IMPORT_LIMITS = { bytes: 100 * 1024 * 1024, lines: 1_000_000, columns: 50 } as const;
