// What a pool and its threads say to each other.
import type { ToldError } from './job-failure.ts';

/** What a thread is started with. */
export interface ThreadTask {
  readonly url: string;
  readonly shared: unknown;
}

/** One input and its place among all. */
export interface ThreadOrder {
  readonly place: number;
  readonly input: unknown;
}

/** A result, or the error instead; without a place where the job could not be prepared. */
export type ThreadAnswer =
  | { readonly place: number; readonly result: unknown }
  | { readonly place: number | undefined; readonly error: ToldError };
