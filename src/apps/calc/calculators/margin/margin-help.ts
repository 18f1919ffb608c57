// What help says of the margin calculator: outputs, conventions with their sources, examples.
import type { Described } from '../../calculator.ts';

export const MARGIN_OUTPUTS: readonly Described[] = [
  { name: 'cboe', meaning: 'dollars, gross of premium, by the exchange’s strategy-based rules' },
  { name: 'ibkr', meaning: 'the same by Interactive Brokers’ rules' },
  { name: 'alpaca', meaning: 'the same by Alpaca’s universal spread rule' },
  { name: 'lean', meaning: 'the same as the LEAN engine answers it' },
  {
    name: 'worstExpiryLoss',
    meaning: 'the most the payoff at expiry can cost, expiries added up, premium aside',
  },
  {
    name: 'netOfCredit',
    meaning: '{cboe, ibkr, alpaca, lean, worstExpiryLoss}: each less the credit, or with the debit added',
  },
  { name: 'credit', meaning: 'dollars received for all legs, negative where they cost' },
  { name: 'reasons', meaning: '{name: reason} for each of the five that is null, else empty' },
  {
    name: 'groups',
    meaning:
      '{cboe, ibkr, alpaca, lean}: [{kind, dollars, legs: [{right, strike, expiry, quantity}]}] that add up to the figure',
  },
  {
    name: 'buyingPower',
    meaning:
      '{quantor, cboe, ibkr, alpaca, lean}: {before, after, reason, items: [{name, dollars, group}]} of an order on the account, dollars; null without account',
  },
];

export const MARGIN_CONVENTIONS: readonly string[] = [
  'Figures are dollars, positive, to the cent. null with a reason is a figure that does not exist: uncovered-calls, where more calls are sold than held and the loss has no bound (alpaca, worstExpiryLoss); uncovered-shares, where shares are sold short beyond the calls held; shares-not-modelled, for the brokers’ rules where there are shares; out-of-range, beyond what cents can count. Nothing is ever a neutral 0 or Infinity.',
  'Gross of premium means that no credit is set against the figure. What a naked short asks for includes its premium, as all three rules word it. netOfCredit is the gross figure less all credits and plus all debits: what buying power falls by. It is below 0 where the credit is more than the requirement.',
  'Covering (cboe, ibkr): a long covers a short of its right if it expires with it or later, never if it ends earlier, and the spread asks for the distance by which the short’s strike is the worse. As many shorts are covered as can be, and of all ways to pair them the cheapest counts.',
  'Naked: premium + the greater of 20% of the underlying (15% for an index, and for a broad-etf except in lean) less what the option is out of the money by, and 10% of the underlying for a call, of the strike for a put. A naked put and a naked call: the greater of the two, and the premium of the other.',
  'cboe: the two spreads of an iron condor of one expiry ask for the greater; a butterfly bought (one right, equal intervals) for nothing, a short box for its width. Source: Cboe Margin Manual; that a condor asks for the greater side is second-hand. The manual would let a spread ask for its short’s naked requirement where that is less: here the spread’s width stands.',
  'ibkr: a condor is one only with equal widths and one expiry, else it is two spreads and asks for both. An iron butterfly counts as a condor. A short box asks for at least 1.02 times its closing cost. Source: Interactive Brokers, knowledge base, node 600; the butterfly and 15% for a broad-etf are our reading, and house margins come on top.',
  'alpaca: premiums aside, the worst payoff at expiry over all prices, for each expiry by itself, and of several expiries the largest; a long of a later expiry does not cover, as we read it. netOfCredit is what Alpaca calls the cost basis. That Alpaca trades index options at all is not shown. Source: Alpaca, Options Level 3 Trading.',
  'lean: parity with the LEAN engine, its fault with it: a condor asks for its put side alone, however wide the call side. Calendars need one strike to cover; a diagonal’s short is naked. Its own grouping may be dearer than the cheapest, which is shown.',
  'worstExpiryLoss is Quantor’s own bound and what its buying-power gate uses: expiries are added up, so that no gain of one is set against a loss of another. Shares, such as an assignment leaves, enter it with a payoff that is the price of the underlying: shares held cover calls sold, calls held cover shares sold short. What was paid for shares, or brought by them, is in the cash.',
  'buyingPower is cash less the requirement of everything held, without and with the order (legs); quantor asks for worstExpiryLoss. items add up to after less before: premium, fees, groups of the requirement that are released and groups that are reserved; those that stay are not listed. A figure that does not exist is null, its reason beside it, and there are no items.',
];

export const MARGIN_EXAMPLES: readonly string[] = [
  JSON.stringify({
    spot: 7340,
    underlyingKind: 'index',
    legs: [
      { right: 'put', strike: 7135, expiry: '2026-06-08', quantity: 2, price: 21.4 },
      { right: 'put', strike: 7185, expiry: '2026-06-08', quantity: -2, price: 27.1 },
      { right: 'call', strike: 7500, expiry: '2026-06-08', quantity: -2, price: 24.8 },
      { right: 'call', strike: 7660, expiry: '2026-06-08', quantity: 2, price: 5.3 },
    ],
  }),
  JSON.stringify({
    spot: 450,
    underlyingKind: 'broad-etf',
    legs: [{ right: 'call', strike: 460, expiry: '2025-03-21', quantity: -1, price: 3.2 }],
  }),
  JSON.stringify({
    spot: 110,
    underlyingKind: 'equity',
    legs: [
      { right: 'call', strike: 111, expiry: '2025-03-14', quantity: -1, price: 2.6 },
      { right: 'call', strike: 113, expiry: '2025-03-14', quantity: 1, price: 1.05 },
    ],
    account: { cash: 26649.22, fees: 0.09 },
  }),
];
