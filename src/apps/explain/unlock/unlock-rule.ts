// How a setting loosens a gate: which of its values would have let a refused bar pass.
import type { Refusal } from '../../../analysis/explain/index.ts';
import type { Settings } from '../../config/index.ts';

/** A setting whose values have an order, of which one end lets more through. */
export interface LadderRule {
  readonly kind: 'ladder';
  /** Dotted, as `--set` takes it. */
  readonly key: string;
  readonly loosens: 'up' | 'down';
  /** How a value is written: as a number, a whole one, or a time of day of so many minutes. */
  readonly unit: 'number' | 'whole' | 'time';
  /** The value with which this refusal would have passed; `undefined`: it is another setting's. */
  readonly needed?: (refusal: Refusal, from: number) => number | undefined;
  /** Whether what refusals ask for is an estimate: what is held takes its part of a budget, and equity moves. */
  readonly isEstimate?: boolean;
  /** The loosest value worth trying, where refusals do not tell values: every whole number up to it is one. */
  readonly end?: (from: number) => number;
}

/** A setting whose values have none: they are tried in the order given. */
export interface ChoiceRule {
  readonly kind: 'choice';
  readonly key: string;
  readonly values: (settings: Settings, refusals: readonly Refusal[]) => readonly unknown[];
}

export type UnlockRule = LadderRule | ChoiceRule;

type Needed = NonNullable<LadderRule['needed']>;

/** A least value: what was measured falls short of it. */
export function floorRule(key: string, needed: Needed = measuredBelow): LadderRule {
  return { kind: 'ladder', key, loosens: 'down', unit: 'number', needed };
}

/** A greatest value: what was measured, or its size, is beyond it. */
export function ceilingRule(key: string, needed: Needed = measuredAbove): LadderRule {
  return { kind: 'ladder', key, loosens: 'up', unit: 'number', needed };
}

/** A budget that is a share of something: it grows by as much as what was measured is beyond it. */
export function budgetRule(key: string, isOwn: (refusal: Refusal) => boolean = () => true): LadderRule {
  const needed: Needed = (refusal, from) => {
    const { measured, limit } = refusal;
    if (measured === undefined || limit === undefined || !(limit > 0) || !isOwn(refusal)) return undefined;
    return (from * measured) / limit;
  };
  return { ...ceilingRule(key, needed), isEstimate: true };
}

/** A greatest value whose refusals measure nothing: what lies between it and the loosest is tried. */
export function unmeasuredRule(key: string): LadderRule {
  return { ...ceilingRule(key, () => undefined), isEstimate: true };
}

/** A count or a number of days of which more, or fewer, let more through; up to `steps` of them are tried. */
export function countRule(key: string, loosens: 'up' | 'down', steps: number): LadderRule {
  const end = (from: number): number => (loosens === 'up' ? from + steps : Math.max(0, from - steps));
  return { kind: 'ladder', key, loosens, unit: 'whole', end };
}

export function choiceRule(key: string, values: ChoiceRule['values']): ChoiceRule {
  return { kind: 'choice', key, values };
}

function measuredBelow({ measured, limit }: Refusal): number | undefined {
  return measured !== undefined && (limit === undefined || measured < limit) ? measured : undefined;
}

function measuredAbove({ measured, limit }: Refusal): number | undefined {
  const size = measured === undefined ? undefined : Math.abs(measured);
  return size !== undefined && (limit === undefined || size > limit) ? size : undefined;
}
