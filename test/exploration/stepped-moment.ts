// Takes the real engine from one moment to the next: events through its step, or a restart from its own records.
import type { EpochMs } from '../../src/core/domain/index.ts';
import { emptyStepOutput, step } from '../../src/core/engine/index.ts';
import type { LedgerRecord } from '../../src/core/ledger/index.ts';
import { adjustmentProblems } from './invariants/adjust-invariants.ts';
import { copiedState } from './copied-state.ts';
import { exitProblems, underWayOf } from './invariants/exit-invariants.ts';
import type { Successor } from './explore.ts';
import type { Moment, WorldRules } from './moment.ts';
import { bookProblems, orderProblems, restartProblems } from './invariants/trading-invariants.ts';
import { commanded, type ModelReport } from './venue-model.ts';

/** One way on from a moment, from what it is called and where it starts. */
export interface WayOn {
  readonly label: string;
  readonly from: Moment;
  readonly events: readonly ModelReport[];
}

/** The engine takes these events one after the other; what it asks for reaches the venue at once, or never. */
export function stepped(rules: WorldRules, { label, from, events }: WayOn): Successor<Moment> {
  const { planted } = rules;
  const engine = copiedState(from.engine);
  let { venue, records } = from;
  const set = [...from.timers];
  const broken: string[] = [];
  for (const event of events) {
    const output = emptyStepOutput();
    const before = underWayOf(engine);
    const availableAtMs: EpochMs = 'availableAtMs' in event ? (event.availableAtMs as EpochMs) : engine.nowMs;
    step(engine, { ...event, seq: engine.seq + 1, availableAtMs }, output);
    planted?.(engine, output.commands);
    broken.push(...exitProblems(before, { engine, records: output.records, earlier: records }));
    for (const record of output.records) records = { record, before: records };
    for (const command of output.commands) {
      venue = commanded(venue, command, from.isConnected);
      if (command.kind === 'set-timer') set.push({ id: command.timerId, atMs: command.atMs });
    }
  }
  const timers = set.filter(({ id }) => engine.workingOrders.has(id));
  const state: Moment = { ...from, engine, venue, timers, records };
  return {
    label,
    state,
    problems: [
      ...broken,
      ...bookProblems(state),
      ...orderProblems(state),
      ...adjustmentProblems(rules, state),
    ],
  };
}

/**
 * The engine is gone and comes back from its records, its timers lost and the line to be found again. Like any start it is
 * shown the bars so far to warm up on, before the venue is asked.
 */
export function restarted(rules: WorldRules, label: string, from: Moment): Successor<Moment> {
  const records: LedgerRecord[] = [];
  for (let item = from.records; item !== undefined; item = item.before) records.unshift(item.record);
  const engine = rules.restored(records);
  engine.seq = from.engine.seq;
  const lost = restartProblems(from.engine, engine);
  const seen = rules.schedule.slice(0, from.place).findLast(({ kind }) => kind === 'bar');
  const warmUp = seen?.kind === 'bar' ? [{ ...seen.bar, isTradable: false }] : [];
  const restartsLeft = from.restartsLeft - 1;
  const blank: Moment = { ...from, engine, isConnected: false, restartsLeft, timers: [] };
  const { state, problems } = stepped(rules, { label, from: blank, events: warmUp });
  return { label, state, problems: [...lost, ...problems] };
}
