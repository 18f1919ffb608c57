// What the process tells its caller when it ends.

export const EXIT_DONE = 0;
/** A check that was asked for failed: a ledger that does not verify, a replay that differs. */
export const EXIT_FAILED_CHECK = 1;
export const EXIT_BAD_INPUT = 2;
export const EXIT_STOPPED = 3;
