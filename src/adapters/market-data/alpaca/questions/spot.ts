// The price of the underlying beside a chain: the middle of its latest quote, where that is of the chain's time.
import { z } from 'zod';
import { isContemporary } from '../../../../core/domain/index.ts';
import type { FailedAnswer, StopSignal } from '../../../../core/ports/index.ts';
import type { AlpacaClient } from '../alpaca-client.ts';
import type { OptionFeed } from '../alpaca-options.ts';
import { malformed } from '../answer/answer-pages.ts';
import { latestQuotesEnvelope } from '../answer/envelopes.ts';
import { vendorInstant, vendorNumber } from '../answer/vendor-values.ts';

/** As a share of the price: the quotes of one exchange can stand far apart, and their middle anywhere. */
const SPREAD_RATIO_MAX = 0.002;

/** Dollars at an instant; `undefined` where no price of that time is known. */
export type SpotAt = (epochMs: number) => number | undefined;

const quoteRecord = z.looseObject({ t: vendorInstant, bp: vendorNumber, ap: vendorNumber });

/** An index has no quotes, and a plan may hold none: then nothing is known, which is no failure. */
export async function askSpot(
  client: AlpacaClient,
  underlying: string,
  { optionFeed, stop }: { readonly optionFeed: OptionFeed; readonly stop: StopSignal | undefined },
): Promise<SpotAt | FailedAnswer> {
  const feed = optionFeed === 'opra' ? 'sip' : 'iex';
  const body = await client.ask(
    ({ stocks }, init) => stocks.stockLatestQuotesRaw({ symbols: underlying, feed }, init),
    stop,
  );
  if (!body.ok) return isWithoutQuotes(body) ? () => undefined : body;
  const parsed = latestQuotesEnvelope.safeParse(body.value);
  if (!parsed.success) return malformed(parsed.error);
  const quote = quoteRecord.safeParse(parsed.data.quotes?.[underlying]);
  return quote.success ? spotOf(quote.data) : () => undefined;
}

/** An underlying or a feed that this key cannot be given quotes of. */
function isWithoutQuotes({ error }: FailedAnswer): boolean {
  return ['not-found', 'not-entitled', 'request-refused'].includes(error.code);
}

function spotOf({ t, bp, ap }: z.infer<typeof quoteRecord>): SpotAt {
  const mid = (bp + ap) / 2;
  const isFirm = bp > 0 && ap >= bp && ap - bp <= SPREAD_RATIO_MAX * mid;
  return (epochMs) => (isFirm && isContemporary(t.ms, epochMs) ? mid : undefined);
}
