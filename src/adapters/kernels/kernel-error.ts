// How loading a kernel fails: one error class with a code that a person can act on.

export type KernelErrorCode =
  /** The compiled module is not in the package. */
  | 'kernel-missing'
  /** The file is there, but this runtime cannot compile it: it is damaged, or the processor has no 128-bit SIMD. */
  | 'kernel-unusable';

export class KernelError extends Error {
  override readonly name = 'KernelError';
  readonly code: KernelErrorCode;

  constructor(code: KernelErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.code = code;
  }
}
