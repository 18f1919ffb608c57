// How rendering fails: one error class with a code that a person can act on.

export type RenderErrorCode =
  /** The optional PDF compiler is not installed, or has no build for this machine. */
  | 'pdf-compiler-missing'
  /** A file of the installed package (font, template) is missing. */
  | 'render-asset-missing'
  /** The compiler refused a document: a fault of the template, never of the run. */
  | 'pdf-compile-failed';

export class RenderError extends Error {
  override readonly name = 'RenderError';
  readonly code: RenderErrorCode;

  constructor(code: RenderErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.code = code;
  }
}
