// What the process tells its caller when it ends.

export const EXIT_DONE = 0;
/** A check that was asked for failed: a ledger that does not verify, a replay that differs, a look-ahead found. */
export const EXIT_FAILED_CHECK = 1;
export const EXIT_BAD_INPUT = 2;
export const EXIT_STOPPED = 3;
/** A bug: the number that sysexits.h gives to internal errors. */
export const EXIT_INTERNAL_ERROR = 70;

/** The paragraph of every `--help` that tells a script what to look at. */
export const EXIT_STATUS_HELP = `
Exit status:
  0   done
  1   a check failed: a ledger was changed, a replay differs, a run sees the
      future, a line of calc has no answer
  2   bad usage or bad input, told on standard error; no result was written
  3   stopped by Ctrl-C or another signal; no result was written, and what
      data import and data fetch had stored before stays stored
  70  a bug in quantor (QUANTOR_DEBUG=1 shows where)
With --json, standard output holds exactly one JSON document, for errors
{"error":{"code","message","problems"}}; progress goes to standard error.`;

/** The same for `quantor calc`, whose output is one JSON line for each line of input. */
export const CALC_EXIT_STATUS_HELP = `
Exit status:
  0    every line has an answer, also where the reader left early
  1    a line has no answer; the others have theirs
  2    bad usage, or input that cannot be read or output that cannot be written,
       told on standard error
  70   a bug in quantor (QUANTOR_DEBUG=1 shows where)
Ctrl-C or another signal ends it at once, with the status that the shell gives
to that signal (130 for Ctrl-C); answers written so far stand.
Standard output holds JSON lines. With --json bad usage, too, is told there, as
one JSON document {"error":{"code","message","problems"}}.`;
