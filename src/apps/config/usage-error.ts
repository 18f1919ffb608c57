// The one shape in which bad usage or input reaches a person: a code, a sentence, and every problem found.

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
