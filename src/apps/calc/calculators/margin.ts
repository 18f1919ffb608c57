// The calculator of what four brokers' rules ask for a set of options, and of the most it can lose.
import { centsFromDollars, productOf } from '../../../core/domain/index.ts';
import {
  alpacaRequirement,
  CBOE_RULE,
  IBKR_RULE,
  LEAN_RULE,
  PRICE_DOLLARS_MAX,
  type PricedLeg,
  type Requirement,
  SIZE_MAX,
  STRIKE_CENTS_MAX,
  strategyRequirement,
  UNDERLYING_KINDS,
  worstLoss,
} from '../../../core/margin/index.ts';
import type { Calculator, Described, LineAnswer, LineObject } from '../calculator.ts';
import { expiryField } from '../fields/expiry-field.ts';
import { choiceField, type FieldValues, numberField } from '../fields/field.ts';
import { objectsField } from '../fields/objects-field.ts';
import { readFields } from '../fields/read-fields.ts';

const LEGS_MAX = 200;
const STRIKE_MAX = STRIKE_CENTS_MAX / 100;

const LEG_FIELDS = {
  right: choiceField(['call', 'put'], 'right of the option'),
  strike: numberField(
    'strike, dollars',
    `a number of whole cents above 0 and at most ${STRIKE_MAX}`,
    (value) => value > 0 && value <= STRIKE_MAX && isWholeCents(value),
  ),
  expiry: expiryField('expiry'),
  quantity: numberField(
    'contracts, + held, - sold',
    `a whole number other than 0, at most ${SIZE_MAX} either way`,
    (value) => Number.isInteger(value) && value !== 0 && Math.abs(value) <= SIZE_MAX,
  ),
  price: numberField(
    'premium, dollars per share',
    `a number from 0 to ${PRICE_DOLLARS_MAX}`,
    (value) => value >= 0 && value <= PRICE_DOLLARS_MAX,
  ),
} as const;

const FIELDS = {
  spot: numberField(
    'price of the underlying, dollars or index points, above 0',
    `a number above 0 and at most ${PRICE_DOLLARS_MAX}`,
    (value) => value > 0 && value <= PRICE_DOLLARS_MAX,
  ),
  underlyingKind: choiceField(
    UNDERLYING_KINDS,
    'what the options are written on; an index is a broad-based one, a broad-etf a fund on one',
  ),
  legs: objectsField(
    LEG_FIELDS,
    'the options of one underlying; quantity + held and - sold, price the premium per share, expiry a date or an ISO time; 100 shares a contract',
    LEGS_MAX,
  ),
} as const;

const OUTPUTS: readonly Described[] = [
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
];

export const margin: Calculator = {
  name: 'margin',
  summary: 'margin of a set of options by four brokers’ rules, and the most it can lose',
  forms: [{ title: '', fields: FIELDS }],
  outputs: OUTPUTS,
  errors: [],
  conventions: [
    'Figures are dollars, positive, to the cent. null with a reason is a figure that does not exist: uncovered-calls, where more calls are sold than held and the loss has no bound (alpaca, worstExpiryLoss); out-of-range, beyond what cents can count. Nothing is ever a neutral 0 or Infinity.',
    'Gross of premium means that no credit is set against the figure. What a naked short asks for includes its premium, as all three rules word it. netOfCredit is the gross figure less all credits and plus all debits: what buying power falls by. It is below 0 where the credit is more than the requirement.',
    'Covering (cboe, ibkr): a long covers a short of its right if it expires with it or later, never if it ends earlier, and the spread asks for the distance by which the short’s strike is the worse. As many shorts are covered as can be, and of all ways to pair them the cheapest counts.',
    'Naked: premium + the greater of 20% of the underlying (15% for an index, and for a broad-etf except in lean) less what the option is out of the money by, and 10% of the underlying for a call, of the strike for a put. A naked put and a naked call: the greater of the two, and the premium of the other.',
    'cboe: the two spreads of an iron condor of one expiry ask for the greater; a butterfly bought (one right, equal intervals) for nothing, a short box for its width. Source: Cboe Margin Manual; that a condor asks for the greater side is second-hand. The manual would let a spread ask for its short’s naked requirement where that is less: here the spread’s width stands.',
    'ibkr: a condor is one only with equal widths and one expiry, else it is two spreads and asks for both. A short box asks for at least 1.02 times its closing cost. Source: Interactive Brokers, knowledge base, node 600; 15% for a broad-etf is our reading, and house margins come on top.',
    'alpaca: premiums aside, the worst payoff at expiry over all prices, for each expiry by itself, and of several expiries the largest; a long of a later expiry does not cover, as we read it. netOfCredit is what Alpaca calls the cost basis. Source: Alpaca, Options Level 3 Trading.',
    'lean: parity with the LEAN engine, its fault with it: a condor asks for its put side alone, however wide the call side. Calendars need one strike to cover; a diagonal’s short is naked. Its own grouping may be dearer than the cheapest, which is shown.',
    'worstExpiryLoss is Quantor’s own bound and what its buying-power gate uses: expiries are added up, so that no gain of one is set against a loss of another.',
  ],
  examples: [
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
  ],
  start: () => answer,
};

function answer(line: LineObject): LineAnswer {
  const reading = readFields(FIELDS, line);
  if (!reading.ok) return reading;
  const { spot, underlyingKind, legs: given } = reading.values;
  const legs = given.map(legOf);
  const underlying = { spotPoints: spot, kind: underlyingKind };
  const rules = {
    cboe: strategyRequirement(CBOE_RULE, legs, underlying),
    ibkr: strategyRequirement(IBKR_RULE, legs, underlying),
    alpaca: alpacaRequirement(legs),
    lean: strategyRequirement(LEAN_RULE, legs, underlying),
  };
  const figures = { ...rules, worstExpiryLoss: worstLoss(legs) };
  const creditCents = creditCentsOf(legs);
  return {
    ok: true,
    value: {
      ...mapValues(figures, (figure) => (figure.ok ? figure.cents / 100 : undefined)),
      netOfCredit: mapValues(figures, (figure) =>
        figure.ok ? (figure.cents - creditCents) / 100 : undefined,
      ),
      credit: creditCents / 100,
      reasons: Object.fromEntries(
        Object.entries(figures).flatMap(([name, figure]) => (figure.ok ? [] : [[name, figure.reason]])),
      ),
      groups: mapValues(rules, groupsOf),
    },
  };
}

function legOf({ right, strike, expiry, quantity, price }: FieldValues<typeof LEG_FIELDS>): PricedLeg {
  const series = {
    root: '',
    sessionDate: expiry.text,
    settlement: String(expiry.expiresAtMs),
    settlesAtMs: expiry.expiresAtMs,
  };
  const contract = {
    right,
    strikeCents: Math.round(strike * 100),
    multiplier: productOf('SPY').multiplier,
    expiry: series,
  };
  return { contract, quantity, priceDollars: price };
}

function creditCentsOf(legs: readonly PricedLeg[]): number {
  let dollars = 0;
  for (const { quantity, priceDollars = 0, contract } of legs)
    dollars -= quantity * priceDollars * contract.multiplier;
  return centsFromDollars(dollars);
}

function groupsOf(requirement: Requirement): readonly LineObject[] | undefined {
  if (!requirement.ok) return undefined;
  return requirement.parts.map(({ kind, cents, legs }) => ({
    kind,
    dollars: cents / 100,
    legs: legs.map(({ right, strikeCents, sessionDate, quantity }) => ({
      right,
      strike: strikeCents / 100,
      expiry: sessionDate,
      quantity,
    })),
  }));
}

function mapValues<T>(
  record: Readonly<Record<string, T>>,
  valueOf: (value: T) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, valueOf(value)]));
}

function isWholeCents(dollars: number): boolean {
  return Math.abs(dollars * 100 - Math.round(dollars * 100)) < 1e-6 * Math.max(1, dollars);
}
