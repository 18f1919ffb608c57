// Drives a whole run: merges market, venue and timers into one order and feeds each event to `step`.
import type { EngineEvent, EpochMs, VenueReport } from '../domain/index.ts';
import type { EventSource, LedgerSink, TimerService, Venue } from '../ports/index.ts';
import type { EngineState } from './engine-state.ts';
import { compareEventPlaces } from './event-order.ts';
import { step } from './step.ts';
import { emptyStepOutput, type StepOutput } from './step-output.ts';

/** The ports a run is made of. */
export interface RunPorts {
  readonly source: EventSource;
  readonly venue: Venue;
  readonly timers: TimerService;
  readonly sink: LedgerSink;
}

/** What the driver tells its caller while it works; returning false stops the run after the current session. */
export type SessionProgress = (nowMs: EpochMs) => boolean;

/** Runs until the source is exhausted or `progress` says stop; `state` ends as the last event left it. */
export function runSimulated(state: EngineState, ports: RunPorts, progress: SessionProgress = () => true): void {
  const { source, venue, timers } = ports;
  const output = emptyStepOutput();
  const reports: VenueReport[] = [];
  let seq = 0;
  let isStopped = false;
  while (!isStopped) {
    seq += 1;
    const event = nextEvent(seq, source, timers, venue, reports);
    if (event === undefined) return;
    step(state, event, output);
    if (output.records.length > 0 || output.commands.length > 0) carryOut(output, state.nowMs, ports);
    takeReports(venue, reports);
    if (event.kind === 'session-ended') isStopped = !progress(state.nowMs);
  }
}

/** The earliest of a pending venue report, the next market event and the next timer. */
function nextEvent(
  seq: number,
  source: EventSource,
  timers: TimerService,
  venue: Venue,
  reports: VenueReport[],
): EngineEvent | undefined {
  const market = source.peek();
  const timerMs = timers.peekMs();
  const report = reports[0];
  const timer = timerMs === undefined ? undefined : ({ availableAtMs: timerMs, kind: 'timer-due' } as const);
  if (report !== undefined && isFirst(report, market) && isFirst(report, timer)) {
    reports.shift();
    return { ...report, seq };
  }
  if (timer !== undefined && isFirst(timer, market)) return { ...timer, timerId: timers.take(), seq };
  if (market === undefined) return undefined;
  const event = source.next(seq);
  venue.observe(event);
  takeReports(venue, reports);
  return event;
}

type Placed = Parameters<typeof compareEventPlaces>[0];

function isFirst(place: Placed, other: Placed | undefined): boolean {
  return other === undefined || compareEventPlaces(place, other) < 0;
}

/** Keeps reports in event order; reports of equal place stay in the order given. */
function takeReports(venue: Venue, reports: VenueReport[]): void {
  for (let report = venue.takeReport(); report !== undefined; report = venue.takeReport()) {
    let index = reports.length;
    while (index > 0) {
      const before = reports[index - 1];
      if (before === undefined || compareEventPlaces(before, report) <= 0) break;
      index -= 1;
    }
    reports.splice(index, 0, report);
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
