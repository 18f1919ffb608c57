// What a client for one vendor is made of: address, keys, pace, limits, and the surroundings that a test replaces.
import type { FailedAnswer, MarketDataFailureCode, StopSignal } from '../../core/ports/index.ts';

/** The part of `fetch` that a client asks for; Node's own does it. */
export type Transport = (url: string, init: RequestInit) => Promise<Response>;

/** What a client needs of the world around it. */
export interface Surroundings {
  readonly fetch: Transport;
  /** Epoch ms now. */
  readonly nowMs: () => number;
  /** Ends after `ms`, or at once where `stop` is raised; never throws. */
  readonly sleep: (ms: number, stop: StopSignal | undefined) => Promise<void>;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/** Starts of the latest requests to one vendor, kept where everybody who shares its limit finds them. */
export interface RecentStarts {
  /**
   * Keeps what `change` makes of the starts that are kept (epoch ms, oldest first). Nobody else's change falls between the
   * two, and it never throws: where nothing can be read, `change` is handed none.
   */
  update(change: (startsMs: readonly number[]) => readonly number[]): void | Promise<void>;
}

/** Bounds of one request with all its attempts. */
export interface HttpLimits {
  readonly attemptsMax: number;
  /** Longest wait before the second attempt; doubles with every further one. */
  readonly delayMs: number;
  readonly delayMsMax: number;
  /** A vendor that asks to wait longer than this ends the request. */
  readonly retryAfterMsMax: number;
  /** Until the head of the answer has come. */
  readonly headMsMax: number;
  /** Between two pieces of the body. */
  readonly idleMsMax: number;
  /** From the head to the end of the body. */
  readonly bodyMsMax: number;
  /** From the first attempt to the end of the last one, waits included: none begins later, and no body is read longer. */
  readonly requestMsMax: number;
  /** Of the body, unpacked. */
  readonly bodyBytesMax: number;
}

export interface RetryNote {
  readonly code: MarketDataFailureCode;
  /** The attempt that failed, from 1. */
  readonly attempt: number;
  readonly waitMs: number;
}

export interface HttpClientOptions {
  /** Named in messages. */
  readonly vendor: string;
  /** https, or http to this machine; requests to any other origin are refused. */
  readonly baseUrl: string;
  /** Sent with every request; may hold keys. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Values that no message may hold. */
  readonly secrets?: readonly string[];
  /** In any 60 seconds, attempts counted. */
  readonly requestsPerMinute: number;
  /** Shared with other processes; without it the pace is kept within this client alone. */
  readonly recentStarts?: RecentStarts;
  readonly limits?: Partial<HttpLimits>;
  readonly surroundings?: Partial<Surroundings>;
  /** Told before every wait that a failed attempt causes. */
  readonly onRetry?: (note: RetryNote) => void;
}

/** `path` is resolved against the base address; an absolute one must be of its origin. */
export interface HttpRequest {
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly stop?: StopSignal;
}

export type HttpResult<T> = { readonly ok: true; readonly value: T } | FailedAnswer;

/** A value with the epoch ms of the answer's `Date` header; `undefined` where it has none. */
export type HttpAnswer<T> =
  | { readonly ok: true; readonly value: T; readonly answeredAtMs: number | undefined }
  | FailedAnswer;
