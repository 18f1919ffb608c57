// What reading another tool's trade list gives: its trades, and every row that is none of them with the reason.
import type { ImportedTrade, TradeListTool } from '../../core/domain/index.ts';

/** A table of text as the reader of CSV files gives it: the file is opened by who asks. */
export interface ListTable {
  /** Column names in small letters, underscores as blanks, without quotes, brackets and number signs. */
  readonly header: readonly string[];
  /** Calls `take` with each row that is not blank; the header is line 1. */
  forEachRow(take: (...row: TableRow) => void): void;
}

/** Cells, line number, and whether no quote is left open at the line's end: a cell that runs on is in pieces. */
export type TableRow = readonly [cells: readonly string[], line: number, isClosed: boolean];

/** A row that was not taken, with what was expected and found. */
export interface QuarantinedRow {
  readonly line: number;
  readonly reason: string;
}

/** Rows that are part of no option trade, such as deposits, and how many there are. */
export interface PassedOver {
  readonly kind: string;
  readonly rows: number;
}

/** `rows` = `tradeRows` + the sum of `passedOver` + `quarantined.length`. */
export interface ListReading {
  readonly rows: number;
  /** Rows that went into `trades`. */
  readonly tradeRows: number;
  /** In the order of their opening, then of their first line. */
  readonly trades: readonly ImportedTrade[];
  readonly passedOver: readonly PassedOver[];
  /** In the order of the file. */
  readonly quarantined: readonly QuarantinedRow[];
}

/** A list with the tool that wrote it. */
export interface TradeList extends ListReading {
  readonly ok: true;
  readonly tool: TradeListTool;
  /** Which of the tool's files it is. */
  readonly layout: string;
}
