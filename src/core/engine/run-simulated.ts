// Drives a run: merges market, venue and timers into one order and feeds each event to `step`, session by session.
import type { EngineEvent, EpochMs, MarketEvent, VenueReport } from '../domain/index.ts';
import type { EventSource, LedgerSink, TimerService, Venue } from '../ports/index.ts';
import type { DecisionWitness } from './decision-witness.ts';
import type { EngineState } from './engine-state.ts';
import { compareEventPlaces, type EventPlace } from './event-order.ts';
import { step } from './step.ts';
import { emptyStepOutput, type StepOutput } from './step-output.ts';

/** The ports a run is made of. */
export interface RunPorts {
  readonly source: EventSource;
  readonly venue: Venue;
  readonly timers: TimerService;
  readonly sink: LedgerSink;
  /** Told of decisions as they are made; absent: nobody is. */
  readonly witness?: DecisionWitness | undefined;
}

/** A run under way; `state` stands where the last event left it. */
export interface SimulatedRun {
  readonly state: EngineState;
  /** Takes the run to the end of the current or next session; false when no event was left. */
  advanceSession(): boolean;
}

/** Events that were taken from their port and have not reached the engine. */
interface WaitingEvents {
  /** In event order. */
  readonly reports: VenueReport[];
  /** Seen by the venue, whose reports on it come first. */
  market: MarketEvent | undefined;
}

/** A run over `ports` from the initial state, waiting for its first event. */
export function createSimulatedRun(state: EngineState, ports: RunPorts): SimulatedRun {
  const output = emptyStepOutput(ports.witness);
  const waiting: WaitingEvents = { reports: [], market: undefined };
  return {
    state,
    advanceSession() {
      for (;;) {
        const event = nextEvent(state.seq + 1, ports, waiting);
        if (event === undefined) return false;
        step(state, event, output);
        if (output.records.length > 0 || output.commands.length > 0) {
          carryOut(output, state.nowMs, ports);
          takeReports(ports.venue, waiting.reports);
        }
        if (event.kind === 'session-ended') return true;
      }
    },
  };
}

/** The earliest of a waiting venue report, the next market event and the next timer. */
function nextEvent(seq: number, ports: RunPorts, waiting: WaitingEvents): EngineEvent | undefined {
  const { source, timers, venue } = ports;
  for (;;) {
    const market = waiting.market ?? source.peek();
    const timerMs = timers.peekMs();
    const report = waiting.reports[0];
    const timer =
      timerMs === undefined ? undefined : ({ availableAtMs: timerMs, kind: 'timer-due' } as const);
    if (report !== undefined && isFirst(report, market) && isFirst(report, timer)) {
      waiting.reports.shift();
      return { ...report, seq };
    }
    if (timer !== undefined && isFirst(timer, market)) return { ...timer, timerId: timers.take(), seq };
    if (waiting.market !== undefined) {
      const held = waiting.market;
      waiting.market = undefined;
      return { ...held, seq };
    }
    if (market === undefined) return undefined;
    const event = source.next(seq);
    venue.observe(event);
    takeReports(venue, waiting.reports);
    const first = waiting.reports[0];
    if (first === undefined || !isFirst(first, event)) return event;
    // The venue's answer to a session's end belongs to the session: it comes before the account is drawn up.
    waiting.market = event;
  }
}

function isFirst(place: EventPlace, other: EventPlace | undefined): boolean {
  return other === undefined || compareEventPlaces(place, other) < 0;
}

/** Keeps reports in event order; reports of equal place stay in the order given. */
function takeReports(venue: Venue, pending: VenueReport[]): void {
  for (let report = venue.takeReport(); report !== undefined; report = venue.takeReport()) {
    let index = pending.length;
    while (index > 0) {
      const before = pending[index - 1];
      if (before === undefined || compareEventPlaces(before, report) <= 0) break;
      index -= 1;
    }
    pending.splice(index, 0, report);
  }
}

/** Records first, then commands: nothing is done that is not on record. */
function carryOut(output: StepOutput, nowMs: EpochMs, ports: RunPorts): void {
  for (const record of output.records) ports.sink.append(record);
  for (const command of output.commands) {
    if (command.kind === 'set-timer') ports.timers.set(command.timerId, command.atMs);
    else ports.venue.execute(command, nowMs);
  }
  output.records.length = 0;
  output.commands.length = 0;
}
