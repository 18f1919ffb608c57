// How a reader reports an input it cannot use: a stable code, one sentence, and every problem found.

export const INPUT_ERROR_CODES = [
  'input-missing',
  'input-is-folder',
  'input-unreadable',
  'input-empty',
  'input-not-text',
  'input-columns',
  'input-rows',
  'input-table',
] as const;
export type InputErrorCode = (typeof INPUT_ERROR_CODES)[number];

/** `message` names the input and says what was expected and what was found; `problems` are further lines, at most 20. */
export interface InputError {
  readonly code: InputErrorCode;
  readonly message: string;
  readonly problems: readonly string[];
}

/** A use of an input that failed. */
export interface InputFailure {
  readonly ok: false;
  readonly error: InputError;
}
