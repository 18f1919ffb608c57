// For one gate the smallest changes of its settings that open trades, found by making the run again.
import { type Change, smallestChange } from '../../../analysis/explain/index.ts';
import type { LockedEntry, UnlockEntry } from '../../../analysis/report/index.ts';
import { ENTRY_GATES, type EntryGate, type EpochMs, isoInstant } from '../../../core/domain/index.ts';
import { valueAt } from '../../config/index.ts';
import { changedSettings } from './changed-settings.ts';
import { extremeOf, farthestOf, loosenessNow, readableLooseness, rungsOf, settingAt } from './rungs.ts';
import type { Trials } from './trials.ts';
import type { ChoiceRule, LadderRule } from './unlock-rule.ts';
import { GATES_WITHOUT_SETTING, UNLOCK_RULES } from './unlock-rules.ts';

/** A run that is made to its end. */
const ALL = Number.POSITIVE_INFINITY;

/** Most runs for one setting: a search that is not done by then gives the smallest change found. */
const TRIALS_MAX = 48;

/** How far below an answer a value was tried, where refusals only estimate what they need. */
const NARROW_RATIO = 1e-3;

export type Answer = UnlockEntry | LockedEntry;

/** The changes that open so many trades more, or why none does; `undefined` where the watch stopped a trial. */
export async function unlockGate(
  gate: EntryGate,
  trials: Trials,
  more: readonly number[],
): Promise<readonly Answer[] | undefined> {
  const rules = UNLOCK_RULES[gate];
  if (rules.length === 0) return [keylessOf(gate)];
  const answers: Answer[] = [];
  for (const rule of rules) {
    const found =
      rule.kind === 'ladder'
        ? await climbed(gate, rule, { trials, more })
        : await chosen(gate, rule, { trials, more });
    if (found === undefined) return undefined;
    answers.push(...found);
  }
  return answers.length > 0 ? answers : [keylessOf(gate)];
}

function keylessOf(gate: EntryGate): LockedEntry {
  const why = GATES_WITHOUT_SETTING[gate] ?? 'no number was compared that a setting could be held against';
  return { ...NOTHING_TRIED, gate, key: null, more: null, why };
}

const NOTHING_TRIED = { loosest: null, trades: null, behind: null, why: null } as const;

interface Asked {
  readonly trials: Trials;
  readonly more: readonly number[];
}

/** The answers of an ordered setting; none where it has no say in what the gate refused. */
async function climbed(
  gate: EntryGate,
  rule: LadderRule,
  { trials, more }: Asked,
): Promise<readonly Answer[] | undefined> {
  const { settings } = trials;
  const from = loosenessNow(settings, rule);
  if (from === undefined) return [];
  const rungs = rungsOf(trials.own.log.refusals(gate), { settings, rule, at: from });
  const extreme = extremeOf(settings, rule);
  if (rungs.all.length === 0 && !isBlind(gate, rule, trials)) return [];
  const answers: Answer[] = [];
  for (const count of more) {
    const target = trials.own.entriesMs.length + count;
    const search = smallestChange({
      from,
      rungs: rungs.all,
      likely: rungs.ofSessions.length > 0 ? rungs.ofSessions : rungs.all,
      extreme,
      more: count,
      target,
      trialsMax: TRIALS_MAX,
      ...(rule.isEstimate === true
        ? { narrow: { ratio: NARROW_RATIO, farthest: farthestOf(settings, rule) } }
        : {}),
    });
    let turn = search.next();
    while (turn.done !== true) {
      const at = turn.value;
      const changed = { gate, key: rule.key, value: settingAt(rule, at) };
      const tried = await trials.with(
        changed,
        target,
        (refusals) => rungsOf(refusals, { settings, rule, at }).all,
      );
      if (tried === undefined) return undefined;
      turn = search.next({ trades: tried.entriesMs.length, rungs: tried.rungs });
    }
    const answer = await answerOf(gate, rule, { trials, change: turn.value, more: count });
    if (answer === undefined) return undefined;
    answers.push(answer);
    if (!('to' in answer)) break;
  }
  return answers;
}

/** Whether the gate refused for want of a number, which only switching it off may cure. */
function isBlind(gate: EntryGate, { needed }: LadderRule, { own }: Trials): boolean {
  return needed !== undefined && own.log.refusals(gate).some(({ measured }) => measured === undefined);
}

/** The change as a person would write it, with the whole run that it makes. */
async function answerOf(
  gate: EntryGate,
  rule: LadderRule,
  { trials, change, more }: { readonly trials: Trials; readonly change: Change; readonly more: number },
): Promise<Answer | undefined> {
  const { key } = rule;
  const target = trials.own.entriesMs.length + more;
  if (change.kind === 'out-of-reach') {
    if (change.loosest === undefined) return { ...NOTHING_TRIED, gate, key, more };
    return loosestOf(gate, { key, value: settingAt(rule, change.loosest) }, { trials, more });
  }
  const { value, nextLooser, isSmallest } = change;
  const readable = readableLooseness(rule, value, nextLooser ?? Number.POSITIVE_INFINITY);
  for (const looseness of readable === value ? [value] : [readable, value]) {
    const to = settingAt(rule, looseness);
    const whole = await trials.with({ gate, key, value: to }, ALL);
    if (whole === undefined) return undefined;
    const { entriesMs } = whole;
    const trades = entriesMs.length;
    if (trades < target) continue;
    const from = valueAt(trials.settings, key);
    return { gate, key, from, to, more, trades, ...openedBy(entriesMs, trials), isSmallest };
  }
  return { ...NOTHING_TRIED, gate, key, more };
}

/** The answers of a setting of words: the first value in its order that does. */
async function chosen(
  gate: EntryGate,
  rule: ChoiceRule,
  { trials, more }: Asked,
): Promise<readonly Answer[] | undefined> {
  const { settings, own } = trials;
  const { key } = rule;
  const from = valueAt(settings, key);
  const values = rule
    .values(settings, own.log.refusals(gate))
    .filter((value) => value !== from && changedSettings(settings, key, value).ok);
  const last = values.at(-1);
  if (last === undefined) return [];
  const answers: Answer[] = [];
  for (const count of more) {
    let answer: Answer | undefined;
    for (const value of values) {
      const tried = await trials.with({ gate, key, value }, ALL);
      if (tried === undefined) return undefined;
      const { entriesMs } = tried;
      if (entriesMs.length < own.entriesMs.length + count) continue;
      const opened = openedBy(entriesMs, trials);
      const isSmallest = !hasBetween(from, value);
      answer = { gate, key, from, to: value, more: count, trades: entriesMs.length, ...opened, isSmallest };
      break;
    }
    answer ??= await loosestOf(gate, { key, value: last }, { trials, more: count });
    if (answer === undefined) return undefined;
    answers.push(answer);
    if (!('to' in answer)) break;
  }
  return answers;
}

/** When a changed run opened its trades, and the first that the run as it was did not open. */
function openedBy(entriesMs: readonly EpochMs[], { own }: Trials): Pick<UnlockEntry, 'entries' | 'firstNew'> {
  const before = new Set(own.entriesMs);
  const firstNew = entriesMs.find((atMs) => !before.has(atMs));
  return {
    entries: entriesMs.map(isoInstant),
    firstNew: firstNew === undefined ? null : isoInstant(firstNew),
  };
}

/** Whether a setting has values between these two that were not tried: numbers, and shorter lists. */
function hasBetween(from: unknown, to: unknown): boolean {
  return typeof from === 'number' || (to === null && typeof from === 'string' && from.includes(','));
}

/** What stands behind a gate whose setting is as loose as it gets. */
async function loosestOf(
  gate: EntryGate,
  changed: { readonly key: string; readonly value: unknown },
  { trials, more }: { readonly trials: Trials; readonly more: number },
): Promise<LockedEntry | undefined> {
  const tried = await trials.with({ gate, ...changed }, ALL);
  if (tried === undefined) return undefined;
  let behind: EntryGate | undefined;
  let most = 0;
  for (const other of ENTRY_GATES) {
    const count = tried.letThrough.get(other) ?? 0;
    if (other === gate || count <= most) continue;
    behind = other;
    most = count;
  }
  // Bars that open trades in the place of others stop nowhere.
  if (tried.letThrough.has(gate)) behind ??= gate;
  return {
    gate,
    key: changed.key,
    more,
    loosest: changed.value,
    trades: tried.entriesMs.length,
    behind: behind ?? null,
    why: null,
  };
}
