// The values of a ladder that are worth trying, as looseness: greater lets more through.
import type { Refusal } from '../../../analysis/explain/index.ts';
import { minutesOf, type Settings, timeOfMinutes, valueAt } from '../../config/index.ts';
import { changedSettings } from './changed-settings.ts';
import type { LadderRule } from './unlock-rule.ts';

/** The looseness of a setting that is switched off. */
export const SWITCHED_OFF = Number.POSITIVE_INFINITY;
/** A value is rounded by at most this share of it towards what is looser, so that it can be read. */
const ROUNDING_RATIO = 1e-4;
const DIGITS_MAX = 17;

/** The setting's own value as looseness; `undefined` where it is off or no number. */
export function loosenessNow(settings: Settings, { key, loosens, unit }: LadderRule): number | undefined {
  const value = valueAt(settings, key);
  const number = unit === 'time' && typeof value === 'string' ? minutesOf(value) : value;
  if (typeof number !== 'number') return undefined;
  return loosens === 'up' ? number : -number;
}

/** What would have let bars pass that were refused. */
export interface Rungs {
  /** Every such value that the setting may have, rising. */
  readonly all: readonly number[];
  /** The tightest of each session, rising: an entry takes one bar of a session. */
  readonly ofSessions: readonly number[];
}

/** The rungs of what was refused at the looseness `at`. */
export function rungsOf(
  refusals: readonly Refusal[],
  { settings, rule, at }: { readonly settings: Settings; readonly rule: LadderRule; readonly at: number },
): Rungs {
  if (!Number.isFinite(at) || refusals.length === 0) return { all: [], ofSessions: [] };
  const sign = rule.loosens === 'up' ? 1 : -1;
  const all = new Set<number>();
  const ofSessions = new Map<string, number>();
  for (const refusal of refusals) {
    const needed = rule.needed?.(refusal, sign * at);
    if (needed === undefined || !Number.isFinite(needed) || sign * needed <= at) continue;
    const rung = sign * needed;
    all.add(rung);
    const { sessionDate } = refusal;
    ofSessions.set(sessionDate, Math.min(rung, ofSessions.get(sessionDate) ?? Number.POSITIVE_INFINITY));
  }
  const end = rule.end?.(sign * at);
  if (end !== undefined) for (let rung = at + 1; rung <= sign * end; rung += 1) all.add(rung);
  return {
    all: accepted([...all], settings, rule),
    ofSessions: accepted([...ofSessions.values()], settings, rule),
  };
}

/** Those that the setting may have, rising. */
function accepted(rungs: readonly number[], settings: Settings, rule: LadderRule): readonly number[] {
  const sorted = rungs.toSorted((a, b) => a - b);
  // What a setting may be is a range: values are refused from its loose end on.
  let kept = 0;
  let refusedFrom = sorted.length;
  while (kept < refusedFrom) {
    // Nearly always all are accepted: the loosest is asked first.
    const place = refusedFrom === sorted.length ? refusedFrom - 1 : Math.floor((kept + refusedFrom) / 2);
    if (isAccepted(settings, rule, sorted[place] ?? 0)) kept = place + 1;
    else refusedFrom = place;
  }
  return sorted.slice(0, kept);
}

/** Far ends of numbers, the farthest first: the first that a setting may have is its loosest. */
const FAR_ENDS = [1e12, 1e6, 1e4, 1000, 250, 100, 10, 5, 1, 0];

/** The loosest value of a setting, off where it may be; `undefined` where its refusals tell every value worth trying. */
export function extremeOf(settings: Settings, rule: LadderRule): number | undefined {
  return isAccepted(settings, rule, SWITCHED_OFF) ? SWITCHED_OFF : farthestOf(settings, rule);
}

/** The loosest number that a setting may be; `undefined` where whole ones and times are told one by one. */
export function farthestOf(settings: Settings, rule: LadderRule): number | undefined {
  if (rule.unit !== 'number') return undefined;
  const sign = rule.loosens === 'up' ? 1 : -1;
  return (rule.loosens === 'up' ? FAR_ENDS : FAR_ENDS.toReversed())
    .map((value) => sign * value)
    .find((looseness) => isAccepted(settings, rule, looseness));
}

/** The value that `--set` is given for a looseness. */
export function settingAt(rule: Pick<LadderRule, 'loosens' | 'unit'>, looseness: number): unknown {
  if (looseness === SWITCHED_OFF) return null;
  const number = rule.loosens === 'up' ? looseness : 0 - looseness;
  return rule.unit === 'time' ? timeOfMinutes(number) : number;
}

/** The shortest number that is as loose or a little looser, and not as loose as the next one that matters. */
export function readableLooseness(rule: LadderRule, looseness: number, nextLooser: number): number {
  if (rule.unit !== 'number' || !Number.isFinite(looseness)) return looseness;
  const value = rule.loosens === 'up' ? looseness : -looseness;
  const sign = rule.loosens === 'up' ? 1 : -1;
  for (let digits = 1; digits < DIGITS_MAX; digits += 1) {
    const nearest = Number(value.toPrecision(digits));
    const ulp = 10 ** (Math.floor(Math.log10(Math.abs(value))) - digits + 1);
    const rounded =
      sign * nearest >= looseness ? nearest : Number((nearest + sign * ulp).toPrecision(digits));
    const candidate = sign * rounded;
    const isNear = candidate - looseness <= ROUNDING_RATIO * Math.abs(value);
    if (candidate >= looseness && candidate < nextLooser && isNear) return candidate;
  }
  return looseness;
}

function isAccepted(settings: Settings, rule: LadderRule, looseness: number): boolean {
  return changedSettings(settings, rule.key, settingAt(rule, looseness)).ok;
}
