// What a planted leak is, and the places of a run in which one can be planted.
import type { ProofSubject } from '../../../src/apps/look-ahead/index.ts';
import type { Module } from '../../../src/apps/look-ahead/seen/modules.ts';
import type { PreparedRun, RunMarket } from '../../../src/apps/sessions/index.ts';
import type { BarClosed, EpochMs, Signal } from '../../../src/core/domain/index.ts';
import type { Dataset } from '../../../src/core/engine/index.ts';
import type { ReadingName, SignalDesk } from '../../../src/core/signals/index.ts';

/** A run that sees the future in one way. */
export interface PlantedLeak {
  readonly name: string;
  /** How it cheats, and where such a cheat was met. */
  readonly how: string;
  /** The first module that comes out otherwise. */
  readonly module: Module;
  plant(subject: ProofSubject): ProofSubject;
}

/** Plants in the market that the run is given, as it is and with every other future alike. */
export function inMarket(
  subject: ProofSubject,
  change: (market: RunMarket, run: PreparedRun) => RunMarket,
): ProofSubject {
  const planted = (run: PreparedRun): PreparedRun => ({ ...run, market: change(run.market, run) });
  return {
    ...subject,
    run: planted(subject.run),
    prepare(future) {
      const run = subject.prepare(future);
      return run.ok ? { ok: true, value: planted(run.value) } : run;
    },
  };
}

export function inDataset(
  subject: ProofSubject,
  change: (dataset: Dataset, run: PreparedRun) => Dataset,
): ProofSubject {
  return inMarket(subject, (market, run) => ({ ...market, dataset: change(market.dataset, run) }));
}

/** Plants in the desk that watches the market for the strategy, wherever the run has one. */
export function inDesk(
  subject: ProofSubject,
  change: (desk: SignalDesk, run: PreparedRun) => SignalDesk,
): ProofSubject {
  return {
    ...subject,
    start(run, sink, witness) {
      const backtest = subject.start(run, sink, witness);
      const lane: { desk: SignalDesk | undefined } = backtest.state.lane;
      if (lane.desk !== undefined) lane.desk = change(lane.desk, run);
      return backtest;
    },
  };
}

/** A desk that answers for itself where `answers` has something to say of the bar, counted from the run's first. */
export function deskThat(
  desk: SignalDesk,
  answers: {
    readonly read?: (name: ReadingName, bar: number) => number | undefined;
    readonly noteBar?: (event: BarClosed, bar: number) => BarClosed;
    readonly regime?: (
      own: ReturnType<SignalDesk['regime']>,
      bar: number,
    ) => ReturnType<SignalDesk['regime']>;
    readonly consensus?: (
      own: ReturnType<SignalDesk['consensus']>,
      bar: number,
    ) => ReturnType<SignalDesk['consensus']>;
  },
): SignalDesk {
  let bar = -1;
  let nowMs = 0 as EpochMs;
  const regime = () => (answers.regime ? answers.regime(desk.regime(), bar) : desk.regime());
  const consensus = () => (answers.consensus ? answers.consensus(desk.consensus(), bar) : desk.consensus());
  return {
    plan: desk.plan,
    noteDailyBar: (day) => desk.noteDailyBar(day),
    noteVolatility: (row, atMs) => desk.noteVolatility(row, atMs),
    notePeerClose: (points, atMs) => desk.notePeerClose(points, atMs),
    noteBar(event) {
      bar += 1;
      nowMs = event.availableAtMs;
      desk.noteBar(answers.noteBar?.(event, bar) ?? event);
    },
    read(name): Signal<number> {
      const own = desk.read(name);
      const value = own.available || own.reason !== 'not-wanted' ? answers.read?.(name, bar) : undefined;
      return value === undefined ? own : { available: true, value, asOfMs: nowMs };
    },
    regime,
    consensus,
    fuzzy: () => desk.fuzzy(),
    flips: () => desk.flips(),
    card() {
      const card = desk.card();
      const [seen, vote] = [regime(), consensus()];
      return {
        ...card,
        ...(seen === undefined ? {} : { regime: seen }),
        ...(vote === undefined ? {} : { consensus: vote }),
      };
    },
  };
}

/** The bars of a dataset that are of the same session as `bar`. */
export function sessionSpan(
  { sessionOf }: Pick<Dataset, 'sessionOf'>,
  bar: number,
): { readonly from: number; readonly to: number } {
  let [from, to] = [bar, bar];
  while (from > 0 && sessionOf[from - 1] === sessionOf[bar]) from -= 1;
  while (to + 1 < sessionOf.length && sessionOf[to + 1] === sessionOf[bar]) to += 1;
  return { from, to };
}
