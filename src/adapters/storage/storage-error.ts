// How writing fails: one error class with a code that a person can act on, made from what the operating system said.

export type StorageErrorCode =
  | 'output-not-writable'
  | 'output-not-a-folder'
  | 'output-not-empty'
  | 'output-disk-full'
  | 'output-busy'
  | 'secret-refused'
  | 'output-failed';

/** Thrown by everything that writes, because a sink may not lose a record quietly. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageErrorCode;
  readonly path: string;

  constructor(
    code: StorageErrorCode,
    path: string,
    reason: { readonly message: string; readonly cause?: unknown },
  ) {
    super(reason.message, reason.cause === undefined ? {} : { cause: reason.cause });
    this.code = code;
    this.path = path;
  }
}

const CODES: ReadonlyMap<string, readonly [code: StorageErrorCode, meaning: string]> = new Map([
  ['EACCES', ['output-not-writable', 'no permission to write there']],
  ['EPERM', ['output-not-writable', 'no permission to write there']],
  ['EROFS', ['output-not-writable', 'the file system is read-only']],
  ['EBUSY', ['output-not-writable', 'the folder is in use and cannot be replaced']],
  ['ENOTDIR', ['output-not-a-folder', 'a file stands where a folder is needed']],
  ['EEXIST', ['output-not-a-folder', 'a file stands where a folder is needed']],
  ['EISDIR', ['output-failed', 'a folder stands where a file is needed']],
  ['ENOSPC', ['output-disk-full', 'the disk is full']],
  ['EDQUOT', ['output-disk-full', 'the disk quota is used up']],
]);

/** The system's error code (`ENOENT`, …) of a caught value, or `undefined` where it has none. */
export function systemCodeOf(caught: unknown): string | undefined {
  return caught instanceof Error && 'code' in caught && typeof caught.code === 'string'
    ? caught.code
    : undefined;
}

/** Does what writes to `path` and turns a failure of the system into a `StorageError`. */
export function writing<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    const systemCode = systemCodeOf(cause);
    if (cause instanceof StorageError || systemCode === undefined) throw cause;
    const [code, meaning] = CODES.get(systemCode) ?? ['output-failed', 'the system refused'];
    throw new StorageError(code, path, {
      message: `cannot write ${path}: ${meaning} (${systemCode})`,
      cause,
    });
  }
}
