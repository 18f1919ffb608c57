// An Alpaca without a network: answers by path from a table, and remembers what it was asked.
import type { DayNumber } from '../../../core/domain/index.ts';
import type {
  FailedAnswer,
  MarketDataPage,
  MarketDataRequest,
  PageCursor,
} from '../../../core/ports/index.ts';
import type { AlpacaOptions } from './alpaca-options.ts';
import { createAlpacaSource } from './alpaca-source.ts';

export interface CannedVendor {
  readonly asked: readonly URL[];
  /** Every step of an answer, from a cursor on where one is given. */
  steps(request: MarketDataRequest, after?: PageCursor): Promise<readonly (FailedAnswer | MarketDataPage)[]>;
  /** The only page of an answer; throws where there is a failure or a second page. */
  page(request: MarketDataRequest): Promise<MarketDataPage>;
}

/** Bodies by path; a path without one is answered by 404. */
export function cannedVendor(
  bodies: Readonly<Record<string, unknown>>,
  options: Partial<AlpacaOptions> = {},
): CannedVendor {
  const asked: URL[] = [];
  const source = createAlpacaSource({
    keyId: { reveal: () => 'PKCANNEDKEY' },
    secretKey: { reveal: () => 'cannedsecret' },
    // The daylight time of the sessions in these tests.
    newYorkDay: (ms) => Math.floor((ms - 14_400_000) / 86_400_000) as DayNumber,
    surroundings: {
      fetch: (address) => {
        const url = new URL(address);
        asked.push(url);
        const body = bodies[url.pathname];
        const init = {
          headers: { 'content-type': 'application/json' },
          status: body === undefined ? 404 : 200,
        };
        return Promise.resolve(new Response(JSON.stringify(body ?? { message: 'not found' }), init));
      },
    },
    ...options,
  });
  const steps: CannedVendor['steps'] = async (request, after) => {
    const all: (FailedAnswer | MarketDataPage)[] = [];
    for await (const step of source.pages(request, after === undefined ? {} : { after })) all.push(step);
    return all;
  };
  return {
    asked,
    steps,
    async page(request) {
      const [step, ...rest] = await steps(request);
      if (step?.ok !== true || rest.length > 0)
        throw new Error(`expected one page, found ${JSON.stringify(step)}`);
      return step;
    },
  };
}
