// The calculator that fits a volatility surface without static arbitrage to the quotes of a chain.
import type { EpochMs } from '../../../core/domain/index.ts';
import {
  type ExpiryQuotes,
  fitQuotedSurface,
  type StrikeQuote,
  type SurfaceSlice,
} from '../../../core/market/index.ts';
import type { SurfaceArbitrage } from '../../../core/pricing/index.ts';
import type { Calculator, LineAnswer, LineObject } from '../calculator.ts';
import { expiryField, type NamedExpiry } from '../fields/expiry-field.ts';
import { numberField } from '../fields/field.ts';
import { objectsField } from '../fields/objects-field.ts';
import { readFields } from '../fields/read-fields.ts';
import { instantField } from '../fields/time-field.ts';
import { FIT_SURFACE_EXAMPLES } from './fit-surface-examples.ts';
import { QUOTE_FIELDS, QUOTES_MAX } from './quote-fields.ts';

const EXPIRIES_MAX = 200;

const FIELDS = {
  at: instantField('time of the quotes; New York time where it has no offset'),
  quotes: objectsField(
    { expiry: expiryField('expiry'), ...QUOTE_FIELDS },
    'European options in any order; expiry is an ISO date, which means 16:00 in New York, or an ISO time',
    QUOTES_MAX,
    'passed-over',
  ),
  rate: numberField(
    'interest rate a year for all expiries, continuously compounded (0.05 is 5%)',
    'a number from -1 to 1',
    (value) => Math.abs(value) <= 1,
  ),
} as const;

export const fitSurface: Calculator = {
  name: 'fit-surface',
  summary: 'arbitrage-free SVI surface of a chain, on the forwards that its own quotes imply',
  forms: [{ title: '', fields: FIELDS }],
  outputs: [
    {
      name: 'slices',
      meaning:
        'of each expiry, nearest first: {expiry, years, forward, params {a, b, rho, m, sigma}, rmseVolPoints, insideBidAsk, quotes, repaired, reason, outliers}',
    },
    {
      name: 'arbitrage',
      meaning:
        'what is left after repair: [{kind "butterfly" or "calendar", expiry, k}]; k is null in the limit of a wing',
    },
    {
      name: 'repairs',
      meaning: '{butterfly, calendar}: how many slices had it in their free fit and were fitted again',
    },
    {
      name: 'model',
      meaning: '"svi", or "essvi" where all slices had to be eSSVI (3 parameters, written as raw SVI)',
    },
    {
      name: 'arbitrageBefore',
      meaning:
        'what the free fits held before any repair, as in arbitrage: that of the quotes, as SVI through them alone sees it',
    },
  ],
  errors: [{ name: 'too-many-expiries', meaning: `the quotes are of more than ${EXPIRIES_MAX} expiries` }],
  conventions: [
    'params is raw SVI as svi takes it: total variance by k = ln(strike / forward). Years are calendar time over 365 days.',
    'forward is the median over the 9 strikes nearest to the money of strike + (call - put) / discount, by mids with a bid on both sides. Strikes whose own forward is more than 0.5% from it are dropped from forward and fit, and listed in outliers. A quote without an ask, or with one below its bid, is left out; a bid or ask that is null or not there is 0. Quotes may have further fields, such as those of simulated-chain.',
    'Fitted are options out of the money with a bid and a delta of 0.01 or more, by mid volatility, wide quotes with less weight. rmseVolPoints is over those, in points of 1%; insideBidAsk is the share of them whose model volatility lies between those of bid and ask, to a millionth of it.',
    'A slice that cannot be fitted has a reason and null for the rest: expired, no-pair-with-bids, forward-not-positive, forward-disputed (no more than half of those strikes agree on a forward), too-few-quotes (under 5).',
    'Butterfly and calendar arbitrage are looked for at every strike, by algebra. Where a free fit holds some, all expiries are fitted again with the wings of an eSSVI surface beyond their quotes, and those that still hold some inside the bounds; no arbitrage is left.',
    'Repairs go from the nearest expiry on, and an expiry is moved off the one before it: where two disagree the nearer keeps its quotes and the later has the misfit. One near expiry with too much variance thus shows as misfit of those after it; arbitrageBefore names the first of them.',
    'Sources: Gatheral and Jacquier (2014); De Marco and Martini (2009); Corbetta, Cohort, Laachir and Martini (2019); Hendriks and Martini (2019).',
  ],
  examples: FIT_SURFACE_EXAMPLES,
  start: () => answer,
};

function answer(line: LineObject): LineAnswer {
  const reading = readFields(FIELDS, line);
  if (!reading.ok) return reading;
  const { at, rate, quotes } = reading.values;
  const names = new Map<EpochMs, string>();
  for (const { expiry } of quotes)
    names.set(expiry.expiresAtMs, names.get(expiry.expiresAtMs) ?? expiry.text);
  if (names.size > EXPIRIES_MAX) {
    const message = `quotes: expected at most ${EXPIRIES_MAX} expiries, found ${names.size}`;
    return { ok: false, code: 'too-many-expiries', message };
  }
  const { slices, arbitrage, arbitrageBefore, model } = fitQuotedSurface(byExpiry(quotes), at, rate);
  const fitted = slices.filter(({ ok }) => ok);
  const nameOf = (slice: SurfaceSlice | undefined): string | undefined =>
    slice && names.get(slice.expiresAtMs);
  const placeOf = ({ kind, index, logMoneyness }: SurfaceArbitrage): LineObject => ({
    kind,
    expiry: nameOf(fitted[index]),
    k: Number.isFinite(logMoneyness) ? logMoneyness : undefined,
  });
  return {
    ok: true,
    value: {
      slices: slices.map((slice) => ({ expiry: nameOf(slice), ...fieldsOf(slice) })),
      arbitrage: arbitrage.map(placeOf),
      repairs: { butterfly: repairsOf(slices, 'butterfly'), calendar: repairsOf(slices, 'calendar') },
      model,
      arbitrageBefore: arbitrageBefore.map(placeOf),
    },
  };
}

function byExpiry(
  quotes: readonly (StrikeQuote & { readonly expiry: NamedExpiry })[],
): readonly ExpiryQuotes[] {
  const groups = new Map<EpochMs, StrikeQuote[]>();
  for (const quote of quotes) {
    const { expiresAtMs } = quote.expiry;
    const group = groups.get(expiresAtMs);
    if (group === undefined) groups.set(expiresAtMs, [quote]);
    else group.push(quote);
  }
  return [...groups].map(([expiresAtMs, group]) => ({ expiresAtMs, quotes: group }));
}

function repairsOf(slices: readonly SurfaceSlice[], kind: 'butterfly' | 'calendar'): number {
  return slices.filter((slice) => slice.ok && slice.repaired.includes(kind)).length;
}

function fieldsOf(slice: SurfaceSlice): LineObject {
  const none = undefined;
  if (!slice.ok) {
    const empty = { years: none, forward: none, params: none, rmseVolPoints: none, insideBidAsk: none };
    return { ...empty, quotes: none, repaired: none, reason: slice.reason, outliers: none };
  }
  const { smile, slice: params, rmseVolPoints, insideBidAsk, repaired } = slice;
  const { years, forward, points, outliers } = smile;
  return {
    years,
    forward,
    params,
    rmseVolPoints,
    insideBidAsk,
    quotes: points.length,
    repaired,
    reason: none,
    outliers,
  };
}
