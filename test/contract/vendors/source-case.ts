// What a vendor's adapter brings along to be run through the suite: how it is made, and answers with what they hold.
import type { HttpLimits, Surroundings } from '../../../src/adapters/http/index.ts';
import type { MarketDataRequest, MarketDataSource } from '../../../src/core/ports/index.ts';
import type { Reply } from './loopback-server.ts';

/** What the suite gives an adapter instead of the world. */
export interface SourceSurroundings {
  /** Stands where the vendor's own origin stands. */
  readonly origin: string;
  readonly limits: Partial<HttpLimits>;
  readonly surroundings: Partial<Surroundings>;
  /** Ask for `requestsPerMinute` as the vendor's paid plans allow, so that pacing does not decide. */
  readonly requestsPerMinute: number;
}

/** One request with the vendor's answers to it. */
export interface Scenario {
  readonly title: string;
  readonly request: MarketDataRequest;
  /** The vendor's answer, told by path and query alone; a page of a long answer by its token. */
  readonly answer: (request: URL) => Reply;
  /** Pages and rows that the answer holds. */
  readonly pages: number;
  readonly rows: number;
  /** Records that cannot be read, by reason; none where it is absent. */
  readonly leftOut?: Readonly<Record<string, number>>;
}

export interface SourceCase {
  readonly make: (surroundings: SourceSurroundings) => MarketDataSource;
  /** Keys that `make` gives the adapter; each is a canary that may be seen in a header of a request and nowhere else. */
  readonly keys: readonly string[];
  /** The first one is run through every fault: it should have at least three pages where the vendor pages. */
  readonly scenarios: readonly Scenario[];
  readonly form: 'json' | 'csv';
  /** Text of an answer without rows, and with the vendor's shape broken, for the first scenario's request. */
  readonly broken: readonly string[];
}
