// An error that a job threw, carried from the thread where it happened to the one that waits.

/** What is left of an error on its way between threads. */
export interface ToldError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
}

/** Thrown where a job failed; `message` and `stack` are those of its error. */
export class JobFailure extends Error {
  override readonly name: string;
  /** Place of the input among all; `undefined` where the job could not be prepared. */
  readonly place: number | undefined;

  constructor(told: ToldError, place: number | undefined) {
    super(told.message);
    this.name = told.name;
    this.place = place;
    if (told.stack !== undefined) this.stack = told.stack;
  }
}

export function toldError(thrown: unknown): ToldError {
  if (!(thrown instanceof Error)) return { name: 'Error', message: String(thrown), stack: undefined };
  return { name: thrown.name, message: thrown.message, stack: thrown.stack };
}
