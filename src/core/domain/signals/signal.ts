// A value the strategy may use, together with the instant from which it was known, or the reason it is missing.
import type { EpochMs } from '../time.ts';

export type Signal<T> =
  | { readonly available: true; readonly value: T; readonly asOfMs: EpochMs }
  | { readonly available: false; readonly reason: string };
