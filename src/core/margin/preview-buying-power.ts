// What an order would do to buying power under each rule, with items that add up to the change.
import { invariant } from '../domain/index.ts';
import { accountRequirement, type Holdings, MARGIN_RULES, type MarginRule } from './account-requirement.ts';
import { premiumCents as premiumCentsOf } from './premium.ts';
import type { PricedLeg, Requirement, RequirementGap, RequirementPart } from './requirement.ts';
import type { NakedRates } from './strategies/strategy-rule.ts';
import type { Underlying } from './underlying.ts';

/** An account as it stands; cash holds all premiums received and paid so far. */
export interface PreviewedAccount extends Holdings {
  readonly cashCents: number;
}

/** What an order trades: + bought, - sold, at the prices it is expected to fill at. */
export interface PreviewedOrder {
  readonly legs: readonly PricedLeg[];
  /** Kept back for its fees, cents, not negative. */
  readonly feesCents: number;
}

/** Cash less the requirement, cents; or why there is no figure. */
export type BuyingPower =
  | { readonly ok: true; readonly cents: number }
  | { readonly ok: false; readonly reason: RequirementGap };

/**
 * One line of the reconciliation: + frees buying power, - takes it. `released` and `reserved` are the groups of the
 * requirement that are no more, or are new; those that stay are no items.
 */
export type BuyingPowerItem =
  | { readonly name: 'premium' | 'fees'; readonly cents: number }
  | { readonly name: 'released' | 'reserved'; readonly cents: number; readonly part: RequirementPart };

export interface RulePreview {
  readonly rule: MarginRule;
  readonly before: BuyingPower;
  readonly after: BuyingPower;
  /** Adds up to `after` less `before`; empty where one of them has no figure. */
  readonly items: readonly BuyingPowerItem[];
}

/**
 * Buying power before and after an order, for every rule of `MARGIN_RULES` in their order: cash less what the rule asks for all
 * holdings, gross of premium, since the premium is in the cash. An order without a price for each leg has no figure after it
 * (`no-option-price`). Throws `InvariantViolation` where cash or fees are not whole cents.
 */
export function previewBuyingPower(
  account: PreviewedAccount,
  order: PreviewedOrder,
  underlyingNamed: (name: string) => Underlying | undefined,
  rates?: NakedRates,
): readonly RulePreview[] {
  const { cashCents } = account;
  const { feesCents } = order;
  invariant(Number.isSafeInteger(cashCents), `expected cash in whole cents, found ${cashCents}`);
  invariant(
    Number.isSafeInteger(feesCents) && feesCents >= 0,
    `expected fees in whole cents, not negative, found ${feesCents}`,
  );
  const held = { legs: [...account.legs, ...order.legs], shares: account.shares };
  const premiumCents = premiumCentsOf(order.legs);
  return MARGIN_RULES.map((rule) => {
    const before = accountRequirement(rule, account, underlyingNamed, rates);
    const after = accountRequirement(rule, held, underlyingNamed, rates);
    const power = powerOf(cashCents, before);
    if (!after.ok) return { rule, before: power, after, items: [] };
    if (premiumCents === undefined) return { rule, before: power, after: gapOf(order), items: [] };
    return {
      rule,
      before: power,
      after: powerOf(cashCents + premiumCents - feesCents, after),
      items: before.ok ? itemsOf({ premiumCents, feesCents, before: before.parts, after: after.parts }) : [],
    };
  });
}

/** Why an order has no premium. */
function gapOf({ legs }: PreviewedOrder): BuyingPower {
  const isPriced = legs.every(({ priceDollars }) => priceDollars !== undefined);
  return { ok: false, reason: isPriced ? 'out-of-range' : 'no-option-price' };
}

function powerOf(cashCents: number, requirement: Requirement): BuyingPower {
  return requirement.ok ? { ok: true, cents: cashCents - requirement.cents } : requirement;
}

interface Change {
  readonly premiumCents: number;
  readonly feesCents: number;
  readonly before: readonly RequirementPart[];
  readonly after: readonly RequirementPart[];
}

function itemsOf({ premiumCents, feesCents, before, after }: Change): readonly BuyingPowerItem[] {
  const staying = before.map(keyOf);
  const reserved = after.filter((part) => {
    const index = staying.indexOf(keyOf(part));
    if (index >= 0) staying.splice(index, 1);
    return index < 0;
  });
  const released = before.filter((part) => staying.includes(keyOf(part)));
  return [
    { name: 'premium', cents: premiumCents },
    { name: 'fees', cents: feesCents === 0 ? 0 : -feesCents },
    ...released.map((part) => ({ name: 'released', cents: part.cents, part }) as const),
    ...reserved.map(
      (part) => ({ name: 'reserved', cents: part.cents === 0 ? 0 : -part.cents, part }) as const,
    ),
  ];
}

function keyOf(part: RequirementPart): string {
  return JSON.stringify(part);
}
