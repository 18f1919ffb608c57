// Counts what a fetch asked, got and kept; the text and the document of a fetch are made of it.
import type { CommitOutcome } from '../../adapters/dataset/index.ts';
import type { MarketDataPage } from '../../core/ports/index.ts';
import { joinLeftOut, rowCountOf } from './rows/join-pages.ts';
import type { Counts, JudgedRows } from './rows/judged-rows.ts';
import type { SessionDate } from '../../core/domain/index.ts';

/** A session that lacks bars. */
export interface ToldShortSession {
  readonly date: SessionDate;
  readonly bars: number;
  readonly expected: number;
}

/** rows = accepted + dropped by a repair + quarantined; accepted = stored + alreadyStored + conflicting. */
export interface FetchCounts {
  /** Pages that this fetch asked, and pages that an interrupted one had left. */
  readonly pages: number;
  readonly pagesKept: number;
  readonly rows: number;
  /** Records of the vendor that could not be read as rows. */
  readonly leftOut: Counts;
  /** There where the vendor calls its quotes later than the market by the plan's delay. */
  readonly isDelayed?: true;
  readonly accepted: number;
  readonly repaired: Counts;
  readonly quarantined: Counts;
  readonly stored: number;
  readonly alreadyStored: number;
  readonly conflicting: number;
}

export class FetchTally {
  #pages = 0;
  #pagesKept = 0;
  #rows = 0;
  #leftOut: Counts = {};
  #isDelayed = false;
  #accepted = 0;
  #repaired: Counts = {};
  #quarantined: Counts = {};
  #stored = 0;
  #alreadyStored = 0;
  #conflicting = 0;
  #hasValuelessDays = false;
  readonly #shortSessions: ToldShortSession[] = [];

  countPage(page: MarketDataPage, isKept: boolean): void {
    if (isKept) this.#pagesKept += 1;
    else this.#pages += 1;
    this.#rows += rowCountOf(page.rows);
    this.#leftOut = sum(this.#leftOut, joinLeftOut([page]));
    this.#isDelayed ||= page.isDelayed === true;
  }

  countJudged(judged: JudgedRows): void {
    const { accepted, repaired, quarantined, shortSessions, valuelessDates } = judged;
    this.#hasValuelessDays ||= valuelessDates.length > 0;
    this.#accepted += accepted;
    this.#repaired = sum(this.#repaired, repaired);
    this.#quarantined = sum(this.#quarantined, quarantined);
    for (const { date, bars, expected } of shortSessions) this.#shortSessions.push({ date, bars, expected });
  }

  countCommit({ state, manifest }: CommitOutcome): void {
    const isNew = state === 'committed';
    this.#stored += isNew ? manifest.stored : 0;
    this.#alreadyStored += manifest.alreadyStored + (isNew ? 0 : manifest.stored);
    this.#conflicting += manifest.conflictsWithStored;
  }

  /** Whether anything came of what was asked: rows, or the word that a day has no value. */
  hasAnswer(): boolean {
    return this.#accepted > 0 || this.#hasValuelessDays;
  }

  shortSessions(): readonly ToldShortSession[] {
    return [...this.#shortSessions];
  }

  counts(): FetchCounts {
    return {
      pages: this.#pages,
      pagesKept: this.#pagesKept,
      rows: this.#rows,
      leftOut: this.#leftOut,
      ...(this.#isDelayed ? { isDelayed: true } : {}),
      accepted: this.#accepted,
      repaired: this.#repaired,
      quarantined: this.#quarantined,
      stored: this.#stored,
      alreadyStored: this.#alreadyStored,
      conflicting: this.#conflicting,
    };
  }
}

function sum(a: Counts, b: Counts): Counts {
  const all: Record<string, number> = { ...a };
  for (const [name, count] of Object.entries(b)) all[name] = (all[name] ?? 0) + count;
  return all;
}
