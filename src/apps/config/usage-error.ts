// The one shape in which bad usage or input reaches a person: a code, a sentence, and every problem found.
import type { InputFailure } from '../../core/domain/index.ts';

export interface Problem {
  /** Setting, flag, file or column the problem is about. */
  readonly key?: string;
  readonly message: string;
}

export interface UsageError {
  readonly code: string;
  /** What was expected and what was found. */
  readonly message: string;
  readonly problems: readonly Problem[];
}

export type UsageResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: UsageError };

export function usageError(
  code: string,
  message: string,
  problems: readonly Problem[] = [{ message }],
): { readonly ok: false; readonly error: UsageError } {
  return { ok: false, error: { code, message, problems } };
}

/** An input that cannot be used, as a person is told of it: its message is the first of the problems. */
export function usageErrorOfInput({ error }: InputFailure): ReturnType<typeof usageError> {
  const problems = [error.message, ...error.problems].map((message) => ({ message }));
  return usageError(error.code, error.message, problems);
}
