// The calculator of what four brokers' rules ask for a set of options, of the most it can lose, and of what an order does to buying power.
import {
  alpacaRequirement,
  CBOE_RULE,
  IBKR_RULE,
  LEAN_RULE,
  type NakedRates,
  premiumCents,
  type PricedLeg,
  type Requirement,
  strategyRequirement,
  type Underlying,
  withNakedRates,
  worstLoss,
} from '../../../../core/margin/index.ts';
import type { Calculator, LineAnswer, LineObject } from '../../calculator.ts';
import { readFields } from '../../fields/read-fields.ts';
import { buyingPowerOf, groupOf } from './buying-power.ts';
import { expiryNamesOf, MARGIN_FIELDS, marginLeg, marginShares } from './margin-fields.ts';
import { nakedRatesOn } from './naked-rates.ts';
import { MARGIN_CONVENTIONS, MARGIN_EXAMPLES, MARGIN_OUTPUTS } from './margin-help.ts';

export const margin: Calculator = {
  name: 'margin',
  summary: 'margin of a set of options by four brokers’ rules, and the most it can lose',
  forms: [{ title: '', fields: MARGIN_FIELDS }],
  outputs: MARGIN_OUTPUTS,
  errors: [
    { name: 'no-legs', meaning: 'legs is empty, and there are neither shares nor an account to judge' },
    { name: 'out-of-range', meaning: 'the premiums add up to more than 10^15 cents' },
  ],
  conventions: MARGIN_CONVENTIONS,
  examples: MARGIN_EXAMPLES,
  start: () => answer,
};

function answer(line: LineObject): LineAnswer {
  const reading = readFields(MARGIN_FIELDS, line);
  if (!reading.ok) return reading;
  const { spot, underlyingKind, legs: given, shares, date, account } = reading.values;
  if (given.length === 0 && shares === 0 && account === undefined) {
    return { ok: false, code: 'no-legs', message: 'legs: expected at least one, found none' };
  }
  const names = expiryNamesOf([...given, ...(account?.held ?? [])]);
  const legs = given.map((leg) => marginLeg(leg, names));
  const underlying = { spotPoints: spot, kind: underlyingKind };
  const rates = nakedRatesOn(date);
  const held = marginShares(shares);
  const rules = held.length === 0 ? rulesOf(legs, underlying, rates) : NOT_MODELLED;
  const figures = { ...rules, worstExpiryLoss: worstLoss([...legs, ...held]) };
  const creditCents = premiumCents(legs);
  if (creditCents === undefined) {
    const message = 'legs: expected premiums that add up to at most 10^15 cents, found more';
    return { ok: false, code: 'out-of-range', message };
  }
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
      buyingPower:
        account === undefined ? undefined : buyingPowerOf({ ...account, legs, underlying, names, rates }),
    },
  };
}

const WITH_SHARES = { ok: false, reason: 'shares-not-modelled' } as const;
const NOT_MODELLED: Readonly<Record<'cboe' | 'ibkr' | 'alpaca' | 'lean', Requirement>> = {
  cboe: WITH_SHARES,
  ibkr: WITH_SHARES,
  alpaca: WITH_SHARES,
  lean: WITH_SHARES,
};

function rulesOf(legs: readonly PricedLeg[], underlying: Underlying, rates: NakedRates): typeof NOT_MODELLED {
  return {
    cboe: strategyRequirement(withNakedRates(CBOE_RULE, rates), legs, underlying),
    ibkr: strategyRequirement(withNakedRates(IBKR_RULE, rates), legs, underlying),
    alpaca: alpacaRequirement(legs),
    lean: strategyRequirement(withNakedRates(LEAN_RULE, rates), legs, underlying),
  };
}

function groupsOf(requirement: Requirement): readonly LineObject[] | undefined {
  if (!requirement.ok) return undefined;
  return requirement.parts.map((part) => ({ ...groupOf(part), dollars: part.cents / 100 }));
}

function mapValues<T>(
  record: Readonly<Record<string, T>>,
  valueOf: (value: T) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, valueOf(value)]));
}
