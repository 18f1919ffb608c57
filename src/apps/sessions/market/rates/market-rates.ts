// Interest and dividends of a run's market: what forwards are carried at, what cash earns and what shares pay.
import type { CashDividend, SessionDate } from '../../../../core/domain/index.ts';
import {
  createDividendOutlook,
  createRateCurve,
  type RateCurve,
  type TradingSession,
} from '../../../../core/market/index.ts';
import { type CarryRates, ZERO_CARRY } from '../../../../core/synthetic/index.ts';
import { type Settings, usageError, type UsageResult } from '../../../config/index.ts';
import type { RawInputs } from '../read-inputs.ts';
import { ratesTitle } from '../stored/stored-labels.ts';

export interface MarketRates {
  /** What forwards of the simulated chain are carried at. */
  readonly carry: CarryRates;
  /** The continuous yearly rate known on a date, where rates were given. */
  readonly rateOn: ((date: SessionDate) => number | undefined) | undefined;
  /** What SPY paid, ascending; empty where prices are drawn, since those pay nothing. */
  readonly dividends: readonly CashDividend[];
}

/** Error `rates-coverage` where a session traded has no rate. */
export function marketRates(
  inputs: RawInputs,
  settings: Settings,
  traded: readonly TradingSession[],
): UsageResult<MarketRates> {
  const rates = inputs.rates === undefined ? undefined : createRateCurve(inputs.rates);
  const uncovered = rates === undefined ? undefined : uncoveredRate(rates, traded, ratesTitle(inputs));
  if (uncovered !== undefined) return usageError('rates-coverage', uncovered);
  return {
    ok: true,
    value: {
      carry: carryRates(rates, inputs, settings),
      rateOn: rates === undefined ? undefined : (date) => known(rates, date),
      dividends: inputs.isSimulated ? [] : inputs.tables.spyDividends,
    },
  };
}

/** Rates known before a session opens: the row of an earlier day. */
function carryRates(rates: RateCurve | undefined, inputs: RawInputs, settings: Settings): CarryRates {
  if (rates === undefined) return ZERO_CARRY;
  const rateOn = (date: SessionDate): number => known(rates, date) ?? 0;
  if (settings.root !== 'SPY') return { rateOn, yieldOn: () => settings.market.dividendYield };
  const outlook = createDividendOutlook(inputs.tables.spyDividends, inputs.calendar);
  return { rateOn, yieldOn: () => 0, dividendsOn: (date) => outlook.aheadOn(date) };
}

function known(rates: RateCurve, date: SessionDate): number | undefined {
  const rate = rates.rateOn(date);
  return rate.available ? rate.rate : undefined;
}

/** A sentence on the first session without a known rate, where there is one. */
function uncoveredRate(
  rates: RateCurve,
  traded: readonly TradingSession[],
  title: string,
): string | undefined {
  const missing = traded.find((session) => known(rates, session.date) === undefined);
  return missing === undefined
    ? undefined
    : `expected a rate at most 10 days before every session traded, found none in ${title} for ${missing.date}`;
}
