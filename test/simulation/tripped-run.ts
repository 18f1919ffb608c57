// Runs one seed with a halt, a flattening or a loss limit that comes at a drawn time, and checks what is sent after it.
import {
  type DayNumber,
  type EngineEvent,
  type EpochMs,
  invariant,
  type MarketEvent,
  MS_PER_DAY,
  type OptionExpiry,
  type SessionDate,
  sessionDateOf,
} from '../../src/core/domain/index.ts';
import {
  createDatasetSource,
  createSimulatedRun,
  createVirtualTimers,
  type EngineState,
  emptyStepOutput,
  initialEngineState,
  restoreState,
  step,
  type TradingPlan,
} from '../../src/core/engine/index.ts';
import { createSimulatedVenue } from '../../src/core/execution/index.ts';
import type { LedgerRecord } from '../../src/core/ledger/index.ts';
import { createRng, type Rng } from '../../src/core/numerics/index.ts';
import type { EventSource, Venue } from '../../src/core/ports/index.ts';
import { initialRiskStatus, isStopped, NO_STATUS_LIMITS } from '../../src/core/risk/index.ts';
import { FaultyVenue } from './faulty-venue.ts';
import { randomRun } from './random-market.ts';
import { expectThat } from './record-book.ts';

/** What a run came to. */
export interface TrippedRun {
  /** Stops that came: trips of limits and commands. */
  readonly stops: number;
  readonly resumes: number;
  /** Opening orders that worked at a stop and were withdrawn in its step. */
  readonly withdrawn: number;
  /** Opening orders that were sent after a resume. */
  readonly entriesAfterResume: number;
  /** Opening orders that the rest of the market brings from the first stop on, with the latch and without it. */
  readonly restarted: { readonly latched: number; readonly unlatched: number };
}

type Command = Extract<EngineEvent, { readonly kind: 'operator-command' }>['command'];

interface TimedCommand {
  readonly atMs: EpochMs;
  /** It comes earlier where so many opening orders have been sent: while the last of them works. */
  readonly afterEntries: number | undefined;
  readonly command: Command;
}

/** Runs a seed; throws where an opening order is sent while new risk is stopped or one that works is not withdrawn. */
export function trippedRun(seed: number): TrippedRun {
  const drawn = randomRun(seed);
  const rng = createRng(`trip/${seed}`);
  const plan = planOf(drawn.plan, seed, rng);
  const state = initialEngineState(plan, drawn.rules.initialCashCents);
  const watch = new StopWatch(state);
  const faulty = new FaultyVenue(createSimulatedVenue(drawn.rules), {
    cashCents: drawn.rules.initialCashCents,
    rng: createRng(`faults/${seed}`),
    delayMinutesMax: drawn.reportDelayMinutesMax,
  });
  const run = createSimulatedRun(state, {
    source: commanded(
      createDatasetSource(drawn.dataset),
      commandsOf(drawn.dataset.series.closeMs, seed, rng),
      watch,
    ),
    venue: watched(faulty, watch),
    timers: createVirtualTimers(),
    sink: { append: (record) => watch.note(record) },
  });
  while (run.advanceSession());
  watch.expectNoneOwed();
  return { ...watch.tally, restarted: restartedAt(watch, plan, seed) };
}

/** Every second seed has a limit that is easily passed, the others leave it to the command. */
function planOf(plan: TradingPlan, seed: number, rng: Rng): TradingPlan {
  if (seed % 2 === 0) return plan;
  const action = rng.integer(2) === 0 ? 'halt' : 'flatten';
  const ratio = 0.0005 * 2 ** rng.integer(6);
  const limits = [
    { drawdownRatio: ratio },
    { dailyLossRatio: ratio },
    { dailyLossCents: rng.integer(50_000) },
    { drawdownSlope: { sessions: 2 + rng.integer(3), fallRatio: ratio / 4, drawdownRatio: ratio / 2 } },
  ][rng.integer(4)];
  return { ...plan, watch: { limits: { ...NO_STATUS_LIMITS, action, ...limits }, events: undefined } };
}

/** A stop at a drawn minute, and for half of the seeds a resume some time after. */
function commandsOf(closeMs: ArrayLike<number>, seed: number, rng: Rng): readonly TimedCommand[] {
  const [firstMs, lastMs] = [closeMs[0] ?? 0, closeMs[closeMs.length - 1] ?? 0];
  const minutes = Math.floor((lastMs - firstMs) / 60_000);
  const stopMinute = rng.integer(minutes);
  const resumeMinute = stopMinute + rng.integer(minutes - stopMinute);
  const at = (minute: number): EpochMs => (firstMs + 60_000 * minute) as EpochMs;
  const command = rng.integer(2) === 0 ? 'halt' : 'flatten';
  const afterEntries = rng.integer(2) === 0 ? 1 + rng.integer(3) : undefined;
  const stop: TimedCommand = { atMs: at(stopMinute), afterEntries, command };
  const resume: TimedCommand = { atMs: at(resumeMinute), afterEntries: undefined, command: 'resume' };
  return seed % 4 < 2 ? [stop, resume] : [stop];
}

/** Follows the records: whether new risk is stopped, and which orders must still be withdrawn in the step of a stop. */
class StopWatch {
  readonly state: EngineState;
  readonly records: LedgerRecord[] = [];
  readonly tally = { stops: 0, resumes: 0, withdrawn: 0, entriesAfterResume: 0 };
  entries = 0;
  readonly expiries = new Map<SessionDate, OptionExpiry>();
  /** How many records there were when the first stop had been noted. */
  firstStop: number | undefined;
  #isStopped = false;
  readonly #owed = new Set<number>();

  constructor(state: EngineState) {
    this.state = state;
  }

  note(record: LedgerRecord): void {
    this.records.push(record);
    if (record.type === 'order-submitted') this.#noteExpiry(record.orderId);
    if (record.type === 'order-submitted' && record.action === 'open') {
      expectThat(!this.#isStopped, () => `order ${record.orderId} opens while new risk is stopped`);
      this.entries += 1;
      if (this.tally.resumes > 0) this.tally.entriesAfterResume += 1;
    }
    if (record.type === 'operator-command' && record.command === 'resume') {
      this.tally.resumes += 1;
      this.#isStopped = false;
    } else if (record.type === 'kill-switch' || record.type === 'operator-command') this.#stop();
  }

  /** A request that an order be withdrawn went out. */
  withdraw(orderId: number): void {
    if (this.#owed.delete(orderId)) this.tally.withdrawn += 1;
  }

  expectNoneOwed(): void {
    expectThat(this.#owed.size === 0, () => `orders ${[...this.#owed].join()} work on after a stop`);
  }

  #noteExpiry(orderId: number): void {
    const expiry = this.state.workingOrders.get(orderId)?.order.intent.structure.expiry;
    if (expiry !== undefined) this.expiries.set(expiry.sessionDate, expiry);
  }

  #stop(): void {
    this.tally.stops += 1;
    this.#isStopped = true;
    this.firstStop ??= this.records.length;
    for (const [orderId, { order }] of this.state.workingOrders)
      if (order.intent.action === 'open') this.#owed.add(orderId);
  }
}

/** `source` with commands among its events; between two events nothing may be owed. */
function commanded(source: EventSource, commands: readonly TimedCommand[], watch: StopWatch): EventSource {
  const queue = [...commands];
  const due = (): { readonly atMs: EpochMs; readonly command: Command } | undefined => {
    const [first] = queue;
    const next = source.peek();
    if (first === undefined) return undefined;
    const { atMs, afterEntries = Infinity, command } = first;
    const { nowMs } = watch.state;
    if (watch.entries >= afterEntries) return { atMs: nowMs, command };
    const isNext = next === undefined || atMs <= next.availableAtMs;
    return isNext ? { atMs: Math.max(atMs, nowMs) as EpochMs, command } : undefined;
  };
  return {
    peek() {
      watch.expectNoneOwed();
      const command = due();
      return command === undefined
        ? source.peek()
        : { availableAtMs: command.atMs, kind: 'operator-command' as MarketEvent['kind'] };
    },
    next(seq) {
      const command = due();
      if (command === undefined) return source.next(seq);
      queue.shift();
      const event: EngineEvent = {
        kind: 'operator-command',
        seq,
        availableAtMs: command.atMs,
        command: command.command,
      };
      return event as unknown as MarketEvent;
    },
  };
}

/** `venue` without a person's commands, which are none of its business, telling the watch what is withdrawn. */
function watched(venue: Venue, watch: StopWatch): Venue {
  return {
    execute(command, nowMs) {
      if (command.kind === 'cancel-order') watch.withdraw(command.orderId);
      venue.execute(command, nowMs);
    },
    observe(event) {
      if ((event.kind as string) !== 'operator-command') venue.observe(event);
    },
    takeReport: () => venue.takeReport(),
  };
}

/** Restarts from the ledger as it stood at the first stop and shows the restored engine the rest of the market. */
function restartedAt(watch: StopWatch, plan: TradingPlan, seed: number): TrippedRun['restarted'] {
  const { records, firstStop, state, expiries } = watch;
  if (firstStop === undefined) return { latched: 0, unlatched: 0 };
  const known = records.slice(0, firstStop);
  const { initialCashCents } = state.portfolio;
  const restored = (under: TradingPlan): EngineState => {
    const again = restoreState(known, {
      plan: under,
      initialCashCents,
      structure: plan.strategy.selection.structure,
      expiryOf: (_, date) => noted(expiries.get(date)),
      // Sessions lie inside one day of UTC.
      dateOf: (atMs) => sessionDateOf(Math.floor(atMs / MS_PER_DAY) as DayNumber),
    });
    // Back in touch with its venue, the loss of which would stop entries too.
    again.isConnected = true;
    return again;
  };
  const latched = restored(plan);
  expectThat(isStopped(latched.riskStatus), () => 'a stop does not outlive a restart');
  const { watch: _limits, ...unlimited } = plan;
  const unlatched = restored(unlimited);
  unlatched.riskStatus = initialRiskStatus(initialCashCents);
  return { latched: entriesIn(latched, seed), unlatched: entriesIn(unlatched, seed) };
}

function noted(expiry: OptionExpiry | undefined): OptionExpiry {
  invariant(expiry !== undefined, 'the run noted every expiry it traded');
  return expiry;
}

/** Opening orders over the rest of the seed's market, none of which is ever answered. */
function entriesIn(state: EngineState, seed: number): number {
  const source = createDatasetSource(randomRun(seed).dataset);
  const output = emptyStepOutput();
  let entries = 0;
  while (source.peek() !== undefined) {
    const event = source.next(state.seq + 1);
    if (event.availableAtMs <= state.nowMs) continue;
    step(state, event, output);
    entries += output.commands.filter(
      (command) => command.kind === 'submit-order' && command.order.action === 'open',
    ).length;
    output.commands.length = 0;
    output.records.length = 0;
  }
  return entries;
}
