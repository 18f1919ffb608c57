// The part of the margin calculator that previews an order: buying power before and after it by each rule, item by item.
import {
  type BuyingPower,
  type BuyingPowerItem,
  type NakedRates,
  previewBuyingPower,
  type PricedLeg,
  type RequirementPart,
  type RulePreview,
  type Underlying,
} from '../../../../core/margin/index.ts';
import type { LineObject } from '../../calculator.ts';
import type { FieldValues } from '../../fields/field.ts';
import { type ExpiryNames, type MARGIN_FIELDS, marginLeg, marginShares } from './margin-fields.ts';

type Account = NonNullable<FieldValues<typeof MARGIN_FIELDS>['account']>;

interface OrderCase extends Account {
  /** What the order trades. */
  readonly legs: readonly PricedLeg[];
  readonly underlying: Underlying;
  readonly names: ExpiryNames;
  readonly rates: NakedRates;
}

/** `{rule: {before, after, reason, items}}`; all options are of one underlying. */
export function buyingPowerOf(order: OrderCase): LineObject {
  const { cash, fees, shares, held, legs, underlying, names, rates } = order;
  const previews = previewBuyingPower(
    {
      cashCents: Math.round(cash * 100),
      legs: held.map((leg) => marginLeg(leg, names)),
      shares: marginShares(shares),
    },
    { legs, feesCents: Math.round(fees * 100) },
    () => underlying,
    rates,
  );
  return Object.fromEntries(previews.map((preview) => [preview.rule, ruleOf(preview)]));
}

/** Kind and legs of a group, as all outputs show it. */
export function groupOf({ kind, legs }: RequirementPart): LineObject {
  return {
    kind,
    legs: legs.map(({ right, strikeCents, sessionDate, quantity }) => ({
      right,
      strike: strikeCents / 100,
      expiry: sessionDate,
      quantity,
    })),
  };
}

function ruleOf({ before, after, items }: RulePreview): LineObject {
  return {
    before: dollarsOf(before),
    after: dollarsOf(after),
    reason: after.ok ? reasonOf(before) : after.reason,
    items: items.map(itemOf),
  };
}

function itemOf(item: BuyingPowerItem): LineObject {
  const { name, cents } = item;
  return { name, dollars: cents / 100, ...('part' in item ? { group: groupOf(item.part) } : {}) };
}

function dollarsOf(power: BuyingPower): number | undefined {
  return power.ok ? power.cents / 100 : undefined;
}

function reasonOf(power: BuyingPower): string | undefined {
  return power.ok ? undefined : power.reason;
}
