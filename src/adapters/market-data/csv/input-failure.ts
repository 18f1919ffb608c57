// Makes the failures that the file readers return.
import type { InputErrorCode, InputFailure } from '../../../core/domain/index.ts';

const PROBLEMS_LISTED_MAX = 20;

/** A coded failure; `message` names the file, what was expected and what was found. */
export function inputFailure(
  code: InputErrorCode,
  message: string,
  problems: readonly string[] = [],
): InputFailure {
  return { ok: false, error: { code, message, problems: problems.slice(0, PROBLEMS_LISTED_MAX) } };
}
