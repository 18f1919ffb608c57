// Builds a book that keeps up just what its readings need, from the sources that each of them has.
import type { Bar, BarClosed, EpochMs, Signal, VolatilityRow } from '../../domain/index.ts';
import type { LiveReadings } from './live-readings.ts';
import { missing, Reading, type ReadingRule } from './reading.ts';
import type { ReadingName } from './reading-book.ts';
import { DEFAULT_SESSION_WINDOWS, type ReadingsConfig, type SessionWindows } from './readings-config.ts';
import { SessionWalk } from './session-walk.ts';
import { FRAME_READINGS } from './frame-reading-names.ts';
import { CHAIN_READINGS, ChainReadings } from './sources/chain-readings.ts';
import { DivergenceReading } from './sources/divergence-reading.ts';
import { FiveMinuteReading } from './sources/five-minute-reading.ts';
import { FrameReadings } from './sources/frame-readings.ts';
import { GapReading } from './sources/gap-reading.ts';
import { IndexReadings } from './sources/index-readings.ts';
import { ConsensusReading, premiumRules } from './sources/outer-readings.ts';
import { REALISED_READINGS, RealisedReadings } from './sources/realised-readings.ts';

const DTE_TARGET = 45;

/** A book before the first event. Constant time a bar; what a reading costs beyond that is paid when it is read after a change. */
export function createReadings(config: ReadingsConfig): LiveReadings {
  return new Book(config);
}

class Book implements LiveReadings {
  readonly #readings = new Map<ReadingName, Reading>();
  readonly #walk: SessionWalk;
  readonly #index: IndexReadings;
  readonly #divergence: DivergenceReading | undefined;
  readonly #frame: FrameReadings | undefined;
  readonly #chain: ChainReadings | undefined;
  readonly #consensus: ConsensusReading | undefined;

  constructor(config: ReadingsConfig) {
    const { calendar, dteTarget = DTE_TARGET } = config;
    const wanted = new Set(config.wanted);
    const isWanted = (...names: readonly ReadingName[]): boolean => names.some((name) => wanted.has(name));
    const windows: SessionWindows = { ...DEFAULT_SESSION_WINDOWS, ...config.windows };
    const realised = isWanted(...REALISED_READINGS, 'vrp') ? new RealisedReadings(windows) : undefined;
    const fiveMinute = isWanted('realised-5m') ? new FiveMinuteReading(windows) : undefined;
    const gap = isWanted('gap') ? new GapReading() : undefined;
    this.#divergence = isWanted('divergence') ? new DivergenceReading(windows, calendar) : undefined;
    const observers = [realised, fiveMinute, gap, this.#divergence].filter((one) => one !== undefined);
    this.#walk = new SessionWalk(calendar, observers);
    this.#index = new IndexReadings(calendar, windows, this.#walk);
    const frameNames = FRAME_READINGS.filter((name) => wanted.has(name));
    this.#frame =
      frameNames.length > 0 ? new FrameReadings(config, frameNames, windows, this.#walk) : undefined;
    this.#chain = isWanted(...CHAIN_READINGS) ? new ChainReadings(dteTarget) : undefined;
    this.#consensus = isWanted('consensus') ? new ConsensusReading() : undefined;
    const realisedRules = realised?.rules(this.#walk);
    const rules: Partial<Record<ReadingName, ReadingRule>> = {
      ...this.#index.rules,
      ...realisedRules,
      ...(realisedRules && premiumRules(this.#index.rules.vix, realisedRules['realised-21'])),
      ...fiveMinute?.rules(this.#walk),
      ...gap?.rules(this.#walk),
      ...this.#divergence?.rules(this.#walk),
      ...this.#frame?.rules,
      ...this.#chain?.rules,
      ...this.#consensus?.rules,
    };
    for (const name of wanted) {
      const rule = rules[name];
      if (rule !== undefined) this.#readings.set(name, new Reading(rule));
    }
  }

  read(name: ReadingName): Signal<number> {
    return this.#readings.get(name)?.read() ?? NOT_WANTED;
  }

  noteBar(bar: BarClosed): void {
    this.#walk.note(bar);
    this.#frame?.noteBar(bar);
    this.#chain?.noteBar(bar);
  }

  noteVolatility(row: VolatilityRow, atMs: EpochMs): void {
    this.#index.noteRow(row, atMs);
  }

  noteDailyBar(bar: Bar): void {
    this.#walk.noteWhole(bar);
    this.#frame?.noteDailyBar(bar);
  }

  notePeerClose(points: number, atMs: EpochMs): void {
    this.#divergence?.notePeerClose(points, atMs);
  }

  noteConsensus(consensus: Signal<number>): void {
    this.#consensus?.note(consensus);
  }
}

const NOT_WANTED = missing('not-wanted');
