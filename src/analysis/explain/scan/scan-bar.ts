// Lists and judges, at one bar of a run, every structure that its strategy's rules could make of the chain.
import {
  type BarClosed,
  type ChainOrigin,
  type EntryCandidate,
  type EpochMs,
  invariant,
  type OptionStructure,
  type Root,
  type SessionDate,
  type Stand,
} from '../../../core/domain/index.ts';
import { type EngineState, entryGround, judgeCandidate } from '../../../core/engine/index.ts';
import { listCandidates } from '../../../core/strategy/index.ts';
import { type BarWitness, type DecisionCard, watchBar } from '../decision-card.ts';
import { type ScannedCandidate, scannedCandidate } from './scanned-candidate.ts';

/** No more candidates are judged: those that come nearest to what the strategy wants. */
export const CANDIDATES_MAX = 1000;

/** What could be opened at a bar. */
export interface Scan {
  /** What the run itself decided at the bar. */
  readonly card: DecisionCard;
  /** Whose quotes candidates are made of, and of when; `undefined` without a chain. */
  readonly quotes: { readonly origin: ChainOrigin; readonly atMs: EpochMs } | undefined;
  /** Gates that stop everything at this bar, whatever is picked; candidates are judged as if these were open. */
  readonly stands: readonly Stand[];
  /** What the strategy would pick by itself, or the gate at which it finds nothing; `undefined` without a chain. */
  readonly own: EntryCandidate | Stand | undefined;
  /** By how near they come to what the strategy wants, its own first. */
  readonly candidates: readonly ScannedCandidate[];
  /** Structures of which a leg has no quote. */
  readonly unquoted: readonly OptionStructure[];
  /** Candidates beyond `CANDIDATES_MAX`. */
  readonly leftOut: number;
  /** Listed expiries inside the DTE band. */
  readonly expiries: number;
  /** Those of them of which the strategy's rules make no structure, nearest first. */
  readonly emptyExpiries: readonly SessionDate[];
}

/** A witness of one bar that scans it. */
export interface ScanWitness extends BarWitness {
  /** `undefined` until the bar has decided. */
  scan(): Scan | undefined;
}

/** Scans the bar of the run's own class that closes at `atMs`, in the state in which it decides. */
export function scanBar(atMs: EpochMs, root: Root): ScanWitness {
  const watched = watchBar(atMs, root);
  let scan: Scan | undefined;
  return {
    ...watched,
    entryDecided(state, bar, outcome) {
      watched.entryDecided(state, bar, outcome);
      const card = watched.card();
      if (card === undefined || scan !== undefined) return;
      scan = { card, ...scanned(state, bar) };
    },
    scan: () => scan,
  };
}

function scanned(state: EngineState, bar: BarClosed): Omit<Scan, 'card'> {
  const { chain, ...ground } = entryGround(state, bar);
  const nothing = {
    quotes: undefined,
    own: undefined,
    candidates: [],
    unquoted: [],
    leftOut: 0,
    expiries: 0,
    emptyExpiries: [],
  };
  if (chain === undefined) return { stands: ground.stands, ...nothing };
  const list = listCandidates(chain, state.lane.strategy.selection, {
    today: bar.sessionDate,
    calendar: state.lane.calendar,
    tilt: ground.tilt,
  });
  const place = { state, chain, date: bar.sessionDate };
  const judged = list.candidates.slice(0, CANDIDATES_MAX).map((candidate) => {
    const verdict = judgeCandidate(state, bar, candidate, { ...ground, chain });
    return scannedCandidate(candidate, verdict, { ...place, isOwn: candidate === list.own });
  });
  return {
    quotes: { origin: chain.origin, atMs: chain.atMs },
    stands: ground.stands,
    own: list.own,
    candidates: judged,
    unquoted: list.unquoted,
    leftOut: list.candidates.length - judged.length,
    expiries: list.expiries.length,
    emptyExpiries: list.emptyExpiries.map(({ sessionDate }) => sessionDate),
  };
}

/** Why nothing could be listed: the gate that every structure fails. Throws `InvariantViolation` where something was. */
export function emptyScanGate({ candidates, stands, own, expiries, unquoted }: Scan): Stand {
  invariant(candidates.length === 0, 'an empty scan has no candidates');
  if (own === undefined) {
    const first = stands.find(({ gate }) => NO_CHAIN.has(gate));
    invariant(first !== undefined, 'a bar without a chain has the gate that says why');
    return first;
  }
  if (expiries === 0) return { kind: 'stand', gate: 'no-listed-expiry' };
  if (unquoted.length > 0) return { kind: 'stand', gate: 'no-quote' };
  return 'gate' in own && own.gate === 'no-strike' ? own : { kind: 'stand', gate: 'no-strike' };
}

const NO_CHAIN: ReadonlySet<string> = new Set(['no-recorded-chain', 'volatility-unavailable']);
