// A stage for the venue's lifecycle: books that hold SPY contracts of January 2018, bars with quotes, and rules a test can change.
import {
  type BarClosed,
  type Cents,
  cents,
  contractKey,
  type FeeSchedule,
  type OptionContract,
  optionContract,
  type OptionExpiry,
  type OptionRight,
  optionStructure,
  type SessionDate,
  type VenueReport,
} from '../../../domain/index.ts';
import { createRng } from '../../../numerics/index.ts';
import { nyse } from '../../../market/bundled-rules.fixture.ts';
import {
  instant,
  stageBar,
  stageChain,
  stageExpiry,
  stageOrder,
  type StageQuotes,
  stageSessionEnd,
} from '../../../../../test/fixtures/venue-stage.ts';
import { createVenueBooks } from '../venue-books.ts';
import { LifecycleDesk } from './lifecycle-desk.ts';
import type { LifecycleRules } from './lifecycle-rules.ts';
import { createShareDesk } from './share-desk.ts';

export const LAST_MINUTE = 390;
/** A Friday; 2018-01-15 is a holiday. */
export const JANUARY = stageExpiry('SPY', '2018-01-19', 'PM');
export const FEBRUARY = stageExpiry('SPY', '2018-02-16', 'PM');

const FREE: FeeSchedule = {
  broker: 'free',
  total: { scope: 'order', rounding: 'nearest', unitCents: 1 },
  items: [],
};

/** A dividend of 1.23 goes ex on Wednesday 2018-01-17; rates are 2.4%; attentive holders are half of all. */
export const RULES: LifecycleRules = {
  rng: createRng('lifecycle'),
  calendar: nyse,
  dividendOn: (exDate) => (exDate === '2018-01-17' ? { exDate, dollars: 1.23 } : undefined),
  dividendsAheadOn: (date) =>
    date < '2018-01-17' ? [{ exDate: '2018-01-17' as SessionDate, dollars: 1.2 }] : [],
  rateOn: () => 0.024,
  forgottenShare: 0,
  afterHoursOn: () => ({ volatility: 0.12, minutes: 90, attentiveShare: 0.5 }),
  shareHalfSpreadCents: 1,
};

export function spy(right: OptionRight, strike: number, expiry: OptionExpiry = FEBRUARY): OptionContract {
  return optionContract(expiry, right, cents(strike * 100));
}

/** Desks over books with 100,000 dollars; reports are drained by every step. */
export function stagedLifecycle(changes: Partial<LifecycleRules> = {}, feeSchedule: FeeSchedule = FREE) {
  const books = createVenueBooks(cents(10_000_000), feeSchedule);
  const rules = { ...RULES, ...changes };
  const desk = new LifecycleDesk(rules, books);
  const shares = createShareDesk(books, rules.shareHalfSpreadCents);
  const quotes: StageQuotes = new Map();
  const drain = (): VenueReport[] => {
    const reports: VenueReport[] = [];
    for (let report = books.reports.take(); report !== undefined; report = books.reports.take())
      reports.push(report);
    return reports;
  };
  const quote = (contract: OptionContract, bid: number, ask: number): void => {
    quotes.set(contractKey(contract), { bidCents: cents(bid), askCents: cents(ask) });
  };
  /** Holds + long or - short contracts that cost nothing. */
  const hold = (contract: OptionContract, quantity: number): void => {
    const leg = { contract, quantity: 1 } as const;
    const sold = { contract, quantity: -1 } as const;
    const structure = optionStructure('iron-condor', [leg]);
    const bundle = quantity > 0 ? structure : { ...structure, legs: [sold] };
    const order = stageOrder({ ...bundle, kind: 'iron-condor' }, { quantity: Math.abs(quantity) });
    books.account.applyFill(order, [cents(0)], cents(0));
  };
  const bar = (
    date: string,
    minute: number,
    options: Partial<BarClosed> & { readonly open?: number; readonly close?: number } = {},
  ): VenueReport[] => {
    const atMs = instant(date, minute);
    const chain = { ...stageChain(quotes, atMs), root: 'SPY' as const };
    const event = stageBar(date, minute, quotes, { root: 'SPY', chain, ...options });
    desk.openBar(event);
    shares.work(event);
    desk.closeBar(event);
    return drain();
  };
  const end = (date: string, isComplete = true): VenueReport[] => {
    desk.endSession(stageSessionEnd(date, isComplete));
    return drain();
  };
  /** A session's last bar and its end. */
  const close = (date: string, options: Parameters<typeof bar>[2] = {}): VenueReport[] => [
    ...bar(date, LAST_MINUTE, options),
    ...end(date),
  ];
  return { books, desk, shares, quotes, quote, hold, bar, end, close, drain };
}

/** What a report does to the account's cash. */
export function cashOf(report: VenueReport): Cents {
  switch (report.kind) {
    case 'option-exercised':
      return cents(report.cashCents - report.feesCents);
    case 'dividend-booked':
      return report.amountCents;
    case 'shares-filled':
      return cents(-report.shares * report.priceCents - report.feesCents);
    case 'position-liquidated':
      return cents(
        report.legs.reduce((sum, { quantity, priceCents }) => sum - quantity * priceCents * 100, 0) -
          report.feesCents,
      );
    default:
      return cents(0);
  }
}
