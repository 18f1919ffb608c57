// Judges the rows of a chain file batch by batch: what the store takes is handed on, everything else is counted by its reason.
import { type ChainRows, type RawChainRows, ROOTS, ROW_FAULTS } from '../../../domain/index.ts';
import type { TradingCalendar } from '../../calendar/trading-calendar.ts';
import { IntakeFactsTally } from './intake-facts.ts';
import { INTAKE_REASONS, type IntakeReason, type IntakeRepair, type IntakeReport } from './intake-report.ts';
import { IntakeTally } from './intake-tally.ts';
import { checkBounds, clearSentinels, clearVendorFigures } from './judge-figures.ts';
import { LabelEvidence, type Mislabelling } from './label-evidence.ts';
import { NeighbourEvidence } from './neighbour-evidence.ts';
import { QuoteClock } from './quote-clock.ts';
import { QuotedContracts } from './quoted-contracts.ts';
import { readSymbols } from './read-symbols.ts';

/** Dollars that an OCC symbol can write: three decimals, of which a cent is the least that is listed, and five digits. */
const STRIKE_MIN = 0.01;
const STRIKE_MAX = 99_999.999;
/** Repairs told row by row before it is known whether the row is accepted; each has a bit. */
const MARKED: readonly IntakeRepair[] = [
  'sentinel',
  'strike-in-thousandths',
  'expiry-from-symbol',
  'right-from-symbol',
  'expiry-on-closed-day',
];
const ACCEPTED = 0;
const LEFT_OUT = 255;

/** The rows of one source, in the order of the source. */
export class ChainIntake {
  readonly #clock: QuoteClock;
  readonly #contracts: QuotedContracts;
  readonly #tally = new IntakeTally();
  readonly #facts = new IntakeFactsTally();
  readonly #neighbours = new NeighbourEvidence();
  readonly #evidence = new LabelEvidence(this.#neighbours);
  #verdicts = new Uint8Array(0);
  #marks = new Uint8Array(0);
  #date = new Int32Array(0);
  #expiryDay = new Int32Array(0);
  #root = new Uint8Array(0);
  #rows = 0;
  #universeSpot = Number.NaN;

  constructor(calendar: TradingCalendar) {
    this.#clock = new QuoteClock(calendar);
    this.#contracts = new QuotedContracts(calendar);
  }

  /** The rows to store. They take over the batch's arrays, and hold as long as it does. */
  judge(batch: RawChainRows): ChainRows {
    this.#makeRoom(batch.length);
    this.#rows += batch.length;
    const refuse = (row: number, reason: IntakeReason): void => {
      if (this.#verdicts[row] === ACCEPTED) this.#verdicts[row] = INTAKE_REASONS.indexOf(reason) + 1;
    };
    this.#leaveUnderlyingsOut(batch);
    const mark = (row: number, kind: IntakeRepair): void => {
      this.#marks[row] = (this.#marks[row] as number) | (1 << MARKED.indexOf(kind));
    };
    refuseFaults(batch, refuse);
    readSymbols(batch, mark, refuse);
    clearSentinels(batch, mark, refuse);
    this.#identify(batch, mark, refuse);
    checkBounds(batch, refuse);
    this.#refuseEmpty(batch, refuse);
    const judged = { verdicts: this.#verdicts, expiryDay: this.#expiryDay, root: this.#root };
    this.#neighbours.look(batch, judged, refuse);
    this.#countFates(batch);
    const rows = this.#kept(batch);
    clearVendorFigures(rows, batch, this.#tally);
    this.#evidence.look(rows);
    this.#facts.count(rows);
    return rows;
  }

  /** Columns that the rows so far contradict; a caller refuses the file then. */
  mislabelling(): Mislabelling | undefined {
    return this.#evidence.mislabelling();
  }

  report(): IntakeReport {
    return {
      rows: this.#rows,
      ...this.#facts.summary(),
      repaired: this.#tally.repaired(),
      quarantinedRows: this.#tally.quarantinedRows(),
      quarantined: this.#tally.quarantined(),
      quarantinedLines: this.#tally.lines(),
    };
  }

  #makeRoom(rows: number): void {
    if (this.#verdicts.length < rows) {
      this.#verdicts = new Uint8Array(rows);
      this.#marks = new Uint8Array(rows);
      this.#date = new Int32Array(rows);
      this.#expiryDay = new Int32Array(rows);
      this.#root = new Uint8Array(rows);
    }
    this.#verdicts.fill(ACCEPTED, 0, rows);
    this.#marks.fill(0, 0, rows);
  }

  /** Lean's universe files have a row on the underlying, whose close is the spot of the rows after it. */
  #leaveUnderlyingsOut({ layout, length, expiryDay, strike, side, last, spot }: RawChainRows): void {
    if (layout !== 'lean-universe') return;
    for (let row = 0; row < length; row += 1) {
      const isUnderlying =
        Number.isNaN(expiryDay[row]) && Number.isNaN(strike[row]) && (side[row] as number) > 1;
      if (isUnderlying && (last[row] as number) > 0) {
        this.#universeSpot = last[row] as number;
        this.#verdicts[row] = LEFT_OUT;
        this.#tally.repair('underlying-row');
      } else spot[row] = this.#universeSpot;
    }
  }

  /** Which contract each row quotes, and when. */
  #identify(
    batch: RawChainRows,
    mark: (row: number, kind: IntakeRepair) => void,
    refuse: (row: number, reason: IntakeReason) => void,
  ): void {
    const { length, stampsMs, strike, side, expiryDay, ask } = batch;
    for (let row = 0; row < length; row += 1) {
      if (this.#verdicts[row] !== ACCEPTED) continue;
      const price = strike[row] as number;
      const contract = this.#contracts.of(batch, row, expiryDay[row] as number);
      if (Number.isNaN(stampsMs[row])) refuse(row, 'unreadable-stamp');
      else if (!this.#clock.place(stampsMs[row] as number, batch)) refuse(row, 'outside-calendar');
      else if (!(price >= STRIKE_MIN && price <= STRIKE_MAX)) refuse(row, 'unreadable-strike');
      else if ((side[row] as number) > 1) refuse(row, 'unreadable-right');
      else if (typeof contract === 'string') refuse(row, contract);
      else if (contract.isAmbiguous && !(contract.day === this.#clock.day && (ask[row] as number) > 0))
        refuse(row, 'ambiguous-root');
      else if (contract.day < this.#clock.day) refuse(row, 'expired');
      else {
        if (contract.day !== expiryDay[row]) mark(row, 'expiry-on-closed-day');
        if (contract.day === this.#clock.day && contract.lastTradeMs < this.#clock.atMs)
          this.#facts.afterLastTrade += 1;
        stampsMs[row] = this.#clock.atMs;
        this.#date[row] = this.#clock.day;
        this.#expiryDay[row] = contract.day;
        this.#root[row] = contract.root;
      }
    }
  }

  #refuseEmpty(batch: RawChainRows, refuse: (row: number, reason: IntakeReason) => void): void {
    const { length, bid, ask, last, volume, openInterest } = batch;
    for (let row = 0; row < length; row += 1)
      if (
        Number.isNaN(bid[row]) &&
        Number.isNaN(ask[row]) &&
        Number.isNaN(last[row]) &&
        Number.isNaN(volume[row]) &&
        Number.isNaN(openInterest[row])
      )
        refuse(row, 'no-figures');
  }

  #countFates({ length, lines }: RawChainRows): void {
    let disagreeing = 0;
    let implausible = 0;
    for (let row = 0; row < length; row += 1) {
      const verdict = this.#verdicts[row] as number;
      if (verdict === ACCEPTED) this.#countMarks(this.#marks[row] as number);
      if (verdict === ACCEPTED || verdict === LEFT_OUT) continue;
      const reason = INTAKE_REASONS[verdict - 1] as IntakeReason;
      this.#tally.quarantine(reason, lines[row] as number);
      if (reason === 'symbol-disagrees') disagreeing += 1;
      if (reason === 'implausible-strike') implausible += 1;
    }
    this.#evidence.countRows(length, disagreeing, implausible);
  }

  #countMarks(marks: number): void {
    if (marks === 0) return;
    for (const [bit, kind] of MARKED.entries()) if (marks & (1 << bit)) this.#tally.repair(kind);
  }

  /** The accepted rows, moved together in the batch's own arrays. */
  #kept(batch: RawChainRows): ChainRows {
    const columns = {
      strike: batch.strike,
      spot: batch.spot,
      bid: batch.bid,
      ask: batch.ask,
      bidSize: batch.bidSize,
      askSize: batch.askSize,
      last: batch.last,
      volume: batch.volume,
      openInterest: batch.openInterest,
      vendorVol: batch.vendorVol,
      vendorDelta: batch.vendorDelta,
      vendorGamma: batch.vendorGamma,
      vendorTheta: batch.vendorTheta,
      vendorVega: batch.vendorVega,
      vendorRho: batch.vendorRho,
      quotedAtMs: batch.stampsMs,
      date: this.#date,
      expiryDay: this.#expiryDay,
      root: this.#root,
      side: batch.side,
      line: batch.lines,
    };
    const verdicts = this.#verdicts.subarray(0, batch.length);
    let length = batch.length;
    if (verdicts.some((verdict) => verdict !== ACCEPTED))
      for (const column of Object.values(columns)) length = movedTogether(column, verdicts);
    return { ...columns, length, roots: ROOTS };
  }
}

function refuseFaults(
  { length, faults }: RawChainRows,
  refuse: (row: number, reason: IntakeReason) => void,
): void {
  for (let row = 0; row < length; row += 1) {
    const fault = faults[row] as number;
    if (fault !== 0) refuse(row, faultReason(fault));
  }
}

function faultReason(fault: number): IntakeReason {
  if (fault & ROW_FAULTS.unended) return 'line-without-end';
  return fault & ROW_FAULTS.unreadableNumber ? 'unreadable-number' : 'cell-count';
}

function movedTogether(column: Float64Array | Int32Array | Uint8Array, verdicts: Uint8Array): number {
  let kept = 0;
  for (let row = 0; row < verdicts.length; row += 1) {
    if (verdicts[row] !== ACCEPTED) continue;
    column[kept] = column[row] as number;
    kept += 1;
  }
  return kept;
}
