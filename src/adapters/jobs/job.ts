// What a module exports so that threads can do its work: how to get ready once, then one result an input.

/** Gives the result of one input; it depends on nothing but the input and what the job was prepared with. */
export type JobRunner<Input, Result> = (input: Input) => Result | Promise<Result>;

/** Work that any thread can do. `Shared`, `Input` and `Result` are plain data that can be copied between threads. */
export interface Job<Shared, Input, Result> {
  /** The module that exports this job under the name `job`; threads import it. */
  readonly url: string;
  /** Called once a thread, before its first input. */
  readonly prepare: (shared: Shared) => JobRunner<Input, Result> | Promise<JobRunner<Input, Result>>;
}

/** A job to export as `job` from the module whose `import.meta.url` is given. */
export function job<Shared, Input, Result>(
  url: string,
  prepare: Job<Shared, Input, Result>['prepare'],
): Job<Shared, Input, Result> {
  return { url, prepare };
}
