// What a file's name, or the name of the folder it stands in, tells of its rows.

const UNDERLYING = /(?<![a-z])(spxw?|xsp|spy)(?![a-z])/i;
const NAMED_DATE = /(?<!\d)(\d{8})(?!\d)/;

export interface NamedInPath {
  /** `YYYYMMDD`. */
  readonly date: string | undefined;
  /** An option root in capitals. */
  readonly root: string | undefined;
  /** The root that the caller gives for files that do not tell it. */
  readonly symbol?: string | undefined;
}

export function namedInPath(path: string): NamedInPath {
  const parts = path.split(/[\\/]/).slice(-2).toReversed();
  const first = (pattern: RegExp): string | undefined =>
    parts.map((part) => pattern.exec(part)?.[1]).find((found) => found !== undefined);
  return { date: first(NAMED_DATE), root: first(UNDERLYING)?.toUpperCase() };
}

/** The root of rows that do not tell it, or what contradicts what. A symbol may tell the class of an index that is named. */
export function rootOf({
  root,
  symbol,
}: Pick<NamedInPath, 'root' | 'symbol'>):
  | { readonly root: string | undefined }
  | { readonly contradiction: string } {
  if (root === undefined || symbol === undefined || root === symbol) return { root: root ?? symbol };
  if (root === underlyingOf(symbol)) return { root: symbol };
  return { contradiction: `${symbol} was asked for and ${root} is named` };
}

/** The underlying of a root: the index for its weekly class, else the root itself. */
export function underlyingOf(root: string): string {
  return root === 'SPXW' || root === 'SPXPM' ? 'SPX' : root;
}
