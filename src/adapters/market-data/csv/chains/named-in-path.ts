// What a file's name, or the name of the folder it stands in, tells of its rows.

const UNDERLYING = /(?<![a-z])(spxw?|xsp|spy)(?![a-z])/i;
const NAMED_DATE = /(?<!\d)(\d{8})(?!\d)/;

export interface NamedInPath {
  /** `YYYYMMDD`. */
  readonly date: string | undefined;
  /** An option root in capitals. */
  readonly root: string | undefined;
}

export function namedInPath(path: string): NamedInPath {
  const parts = path.split(/[\\/]/).slice(-2).toReversed();
  const first = (pattern: RegExp): string | undefined =>
    parts.map((part) => pattern.exec(part)?.[1]).find((found) => found !== undefined);
  return { date: first(NAMED_DATE), root: first(UNDERLYING)?.toUpperCase() };
}

/** The underlying of a root: the index for its weekly class, else the root itself. */
export function underlyingOf(root: string): string {
  return root === 'SPXW' || root === 'SPXPM' ? 'SPX' : root;
}
