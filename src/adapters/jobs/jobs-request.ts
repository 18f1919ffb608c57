// What a pool is asked to do and what comes of it.

export interface JobsRequest<Shared, Input> {
  /** Copied to each thread once; memory in a SharedArrayBuffer is not copied. */
  readonly shared: Shared;
  readonly inputs: readonly Input[];
  /** Threads, at least 1; all cores where absent. With one, the work is done where it is asked for. */
  readonly workers?: number | undefined;
  /** Told whenever a result is there. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
  /** Asked again and again; once true, threads end and nothing of them is left. */
  readonly isStopped?: (() => boolean) | undefined;
}

export type JobsOutcome<Result> =
  | { readonly ok: true; readonly results: readonly Result[] }
  | { readonly ok: false; readonly code: 'stopped' };
