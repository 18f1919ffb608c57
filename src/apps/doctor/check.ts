// What one check of the installation finds, and how a list of checks is made into an answer.

export type CheckStatus = 'ok' | 'warn' | 'fail';

/** What a check found, in words for a person. */
export interface Finding {
  readonly status: CheckStatus;
  readonly found: string;
  /** What to do about it; absent where there is nothing to do. */
  readonly advice?: string;
}

export interface CheckResult extends Finding {
  readonly name: string;
}

export interface Check {
  readonly name: string;
  readonly run: () => Finding | Promise<Finding>;
}

/** Runs every check in order; one that throws has failed, and the others go on. */
export async function resultsOf(checks: readonly Check[]): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  for (const { name, run } of checks) {
    try {
      results.push({ name, ...(await run()) });
    } catch (cause) {
      const found = cause instanceof Error ? cause.message : String(cause);
      results.push({ name, status: 'fail', found, advice: 'install quantor again, or report this' });
    }
  }
  return results;
}
