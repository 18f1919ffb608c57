// How the store fails: one error class with a code that a person can act on.

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
