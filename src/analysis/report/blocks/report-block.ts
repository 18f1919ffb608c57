// The pieces a report is laid out from: text that is ready to be set, and charts as data; a renderer adds only form.
import type { ChartData } from '../charts/chart-data.ts';

/** How a piece is meant: colour is never the only sign, the text says it too. */
export type Tone = 'plain' | 'gain' | 'loss' | 'caution';

/** A figure with its unit; `note` is a few words below it. */
export interface Figure {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly note: string;
}

export interface TableColumn {
  readonly title: string;
  /** Empty where the column has none. */
  readonly unit: string;
  readonly align: 'left' | 'right';
  /** Set in the typeface of code. */
  readonly isCode?: true;
  /** Sentences, which are broken into lines. */
  readonly isProse?: true;
}

export interface TableCell {
  readonly text: string;
  /** Stands below, smaller. */
  readonly detail?: string;
  /** Shade from -1 (deepest loss) to 1 (highest gain); 0: none. */
  readonly heat: number;
}

export interface TableRow {
  readonly cells: readonly TableCell[];
  readonly isTotal: boolean;
}

/** What a part of the data is, in one word, and what that word means. */
export interface DataLabel {
  readonly subject: string;
  readonly label: string;
  readonly isRecorded: boolean;
  readonly meaning: string;
}

export interface Fact {
  readonly term: string;
  readonly value: string;
  /** Set in the typeface of code: hashes, commands, settings. */
  readonly isCode: boolean;
}

/** What a report adds to its figures and tables when it puts them in order. */
export interface Placed {
  /** `Figure 3`, `Table 12`. */
  readonly label?: string;
  /** What it rests on, in a few words: how many trades, what is simulated, how orders were filled. */
  readonly basis?: string;
}

export interface TableBlock extends Placed {
  readonly kind: 'table';
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** What to know when reading it. */
  readonly note: string;
  readonly isDense: boolean;
}

export interface ChartBlock extends Placed {
  readonly kind: 'chart';
  readonly title: string;
  readonly chart: ChartData;
  /** What is drawn and in which units. */
  readonly caption: string;
  /** What it does not show. */
  readonly caveat: string;
  /** The chart in words, for those who cannot see it. */
  readonly description: string;
}

export interface CalloutBlock {
  readonly kind: 'callout';
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
}

export type ReportBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly title: string; readonly items: readonly string[] }
  | { readonly kind: 'figures'; readonly figures: readonly Figure[] }
  | { readonly kind: 'labels'; readonly labels: readonly DataLabel[] }
  | { readonly kind: 'facts'; readonly title: string; readonly facts: readonly Fact[] }
  | CalloutBlock
  | TableBlock
  | ChartBlock;

export interface ReportSection {
  /** Stable name, for links and layout. */
  readonly id: string;
  readonly title: string;
  /** What the section comes to, in a sentence or two. */
  readonly lead: string;
  readonly blocks: readonly ReportBlock[];
  /** It tells how the report was made and no result, so that its tables rest on nothing. */
  readonly isReference?: true;
}

/** A cell without shade. */
export function plainCell(text: string): TableCell {
  return { text, heat: 0 };
}

/** A row of cells without shade. */
export function plainRow(texts: readonly string[], isTotal = false): TableRow {
  return { cells: texts.map(plainCell), isTotal };
}
