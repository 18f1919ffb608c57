// How the store fails: one error class with a code that a person can act on, made from what system or engine said.

export type DatasetErrorCode =
  | 'store-missing'
  | 'store-not-a-store'
  | 'store-not-writable'
  | 'store-disk-full'
  | 'store-busy'
  | 'store-part-missing'
  | 'store-part-damaged'
  | 'store-manifest-damaged'
  | 'store-rows'
  | 'store-engine-missing'
  | 'store-failed';

/** Thrown by everything that reads or writes the store; the message says what was expected and what was found. */
export class DatasetError extends Error {
  override readonly name = 'DatasetError';
  readonly code: DatasetErrorCode;
  readonly path: string;

  constructor(
    code: DatasetErrorCode,
    path: string,
    reason: { readonly message: string; readonly cause?: unknown },
  ) {
    super(reason.message, reason.cause === undefined ? {} : { cause: reason.cause });
    this.code = code;
    this.path = path;
  }
}

const CODES: ReadonlyMap<string, readonly [code: DatasetErrorCode, meaning: string]> = new Map([
  ['EACCES', ['store-not-writable', 'no permission to write there']],
  ['EPERM', ['store-not-writable', 'no permission to write there']],
  ['EROFS', ['store-not-writable', 'the file system is read-only']],
  ['ENOTDIR', ['store-not-a-store', 'a file stands where a folder is needed']],
  ['EEXIST', ['store-not-a-store', 'a file stands where a folder is needed']],
  ['ENOSPC', ['store-disk-full', 'the disk is full']],
  ['EDQUOT', ['store-disk-full', 'the disk quota is used up']],
]);

/** The engine tells failures of the system in words. */
const ENGINE_WORDS: readonly (readonly [words: RegExp, systemCode: string])[] = [
  [/No space left on device/i, 'ENOSPC'],
  [/Disk quota exceeded/i, 'EDQUOT'],
  [/Read-only file system/i, 'EROFS'],
  [/Permission denied/i, 'EACCES'],
];

/** A caught value as a `DatasetError` about writing `path`. */
export function writingError(path: string, cause: unknown): DatasetError {
  if (cause instanceof DatasetError) return cause;
  const said = saidBy(cause);
  const systemCode = systemCodeOf(cause) ?? ENGINE_WORDS.find(([words]) => words.test(said))?.[1];
  const known = systemCode === undefined ? undefined : CODES.get(systemCode);
  if (known === undefined)
    return new DatasetError('store-failed', path, { message: `cannot write ${path}: ${said}`, cause });
  return new DatasetError(known[0], path, {
    message: `cannot write ${path}: ${known[1]} (${systemCode})`,
    cause,
  });
}

/** What a caught value says, without the stack that the engine writes into its messages. */
export function saidBy(cause: unknown): string {
  const said = cause instanceof Error ? cause.message : String(cause);
  return said.split('\nStack Trace')[0] ?? said;
}

/** The system's error code (`ENOENT`, …) of a caught value, or `undefined` where it has none. */
export function systemCodeOf(caught: unknown): string | undefined {
  return caught instanceof Error && 'code' in caught && typeof caught.code === 'string'
    ? caught.code
    : undefined;
}
