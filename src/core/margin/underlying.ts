// What options are written on, as margin rules tell underlyings apart.

/** `broad-etf`: a fund on a broad-based index, such as SPY; `index`: a broad-based index, such as SPX and XSP. */
export type UnderlyingKind = 'equity' | 'broad-etf' | 'index';

export const UNDERLYING_KINDS: readonly UnderlyingKind[] = ['equity', 'broad-etf', 'index'];

/** The underlying of some legs: its price, dollars or index points, and its kind. */
export interface Underlying {
  readonly spotPoints: number;
  readonly kind: UnderlyingKind;
}

/** The name shared by roots on one underlying with contracts of one size: SPX and SPXW can cover each other, XSP neither. */
export function underlyingOf(root: string): string {
  return root === 'SPXW' ? 'SPX' : root;
}
