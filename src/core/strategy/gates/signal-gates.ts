// The gates that ask the signals, and what they do to an entry that passes: which way it leans, how wide it is, how large.
import type { EntryGate, RegimeVerdict, Stand } from '../../domain/index.ts';
import {
  type FuzzyEffects,
  fuzzyEffects,
  fuzzyGate,
  type ReadingName,
  type SignalDesk,
} from '../../signals/index.ts';
import { NO_TILT, type StructureTilt } from '../structure-tilt.ts';

/** What the signals make of an entry. */
export interface SignalEffects {
  readonly kind: 'effects';
  readonly tilt: StructureTilt;
  /** Above 0 to 1. */
  readonly sizeScale: number;
}

const NO_EFFECTS: SignalEffects = { kind: 'effects', tilt: NO_TILT, sizeScale: 1 };

/** The first gate of the signals that stops an entry at this bar, or what they do to it. A gate whose signal is missing stops it. */
export function signalGate(desk: SignalDesk | undefined): Stand | SignalEffects {
  if (desk === undefined) return NO_EFFECTS;
  const stand = levelGate(desk);
  if (stand !== undefined) return stand;
  const regime = regimeOf(desk);
  if (regime?.kind === 'stand') return regime;
  const consensus = consensusGate(desk);
  if (consensus !== undefined) return consensus;
  const fuzzy = fuzzyOf(desk);
  if (fuzzy !== undefined && 'kind' in fuzzy) return fuzzy;
  return effectsOf(regime?.verdict, fuzzy);
}

interface Heard<T> {
  readonly kind: 'heard';
  readonly verdict: T;
}

function levelGate(desk: SignalDesk): Stand | undefined {
  const { vixMin, vixMax, ivRankMin, ivPercentileMin, divergenceMax, gapMax } = desk.plan.levels;
  return (
    (vixMax === undefined ? undefined : atMost(desk, vixMax)) ??
    atLeast(desk, 'vix-level', 'vix', vixMin) ??
    atLeast(desk, 'iv-rank', 'iv-rank', ivRankMin) ??
    atLeast(desk, 'iv-percentile', 'iv-percentile', ivPercentileMin) ??
    within(desk, 'divergence', divergenceMax) ??
    within(desk, 'gap', gapMax)
  );
}

function atMost(desk: SignalDesk, limit: number): Stand | undefined {
  const vix = desk.read('vix');
  if (!vix.available) return { kind: 'stand', gate: 'vix-level', reason: vix.reason };
  return vix.value <= limit ? undefined : { kind: 'stand', gate: 'vix-level', measured: vix.value, limit };
}

function atLeast(
  desk: SignalDesk,
  gate: EntryGate,
  name: ReadingName,
  limit: number | undefined,
): Stand | undefined {
  if (limit === undefined) return undefined;
  const reading = desk.read(name);
  if (!reading.available) return { kind: 'stand', gate, reason: reading.reason };
  return reading.value >= limit ? undefined : { kind: 'stand', gate, measured: reading.value, limit };
}

/** The reading may lie so far from zero, either way; its sign is told with what was measured. */
function within(desk: SignalDesk, gate: 'divergence' | 'gap', limit: number | undefined): Stand | undefined {
  if (limit === undefined) return undefined;
  const reading = desk.read(gate);
  if (!reading.available) return { kind: 'stand', gate, reason: reading.reason };
  const { value } = reading;
  return Math.abs(value) <= limit ? undefined : { kind: 'stand', gate, measured: value, limit };
}

function regimeOf(desk: SignalDesk): Stand | Heard<RegimeVerdict> | undefined {
  const verdict = desk.regime();
  if (verdict === undefined) return undefined;
  if (!verdict.available) return { kind: 'stand', gate: 'regime', reason: verdict.reason };
  if (verdict.isBlocking || !(verdict.sizeScale > 0)) {
    return { kind: 'stand', gate: 'regime', reason: verdict.regime };
  }
  return { kind: 'heard', verdict };
}

function consensusGate(desk: SignalDesk): Stand | undefined {
  const verdict = desk.consensus();
  if (verdict === undefined || verdict.outcome === 'trade') return undefined;
  const [reason = verdict.outcome] = verdict.reasons;
  const { value } = verdict;
  const limit = value === undefined ? undefined : bound(desk.plan.consensus, value);
  return {
    kind: 'stand',
    gate: 'consensus',
    reason,
    ...(value === undefined ? {} : { measured: value }),
    ...(limit === undefined ? {} : { limit }),
  };
}

/** The bound that a mean of votes lies beyond; `undefined` where it lies inside and something else stopped the entry. */
function bound(config: SignalDesk['plan']['consensus'], value: number): number | undefined {
  if (config === undefined) return undefined;
  const { polarity } = config;
  if (polarity.kind === 'calm') return value < polarity.threshold ? polarity.threshold : undefined;
  if (value < polarity.low) return polarity.low;
  return value > polarity.high ? polarity.high : undefined;
}

function fuzzyOf(desk: SignalDesk): Stand | FuzzyEffects | undefined {
  const { fuzzy: config } = desk.plan;
  const verdict = desk.fuzzy();
  if (verdict === undefined || config === undefined) return undefined;
  if (!verdict.available) return { kind: 'stand', gate: 'confidence', reason: verdict.reason };
  const { weakestFactor, confidence } = verdict;
  // What is not judged factor by factor has none that is weak.
  const gate = fuzzyGate(config, { weakest: weakestFactor?.degree ?? 1, confidence });
  if (gate === undefined) return fuzzyEffects(config, verdict);
  if (gate === 'confidence')
    return { kind: 'stand', gate, measured: confidence, limit: config.confidenceMin };
  return {
    kind: 'stand',
    gate,
    ...(weakestFactor && { reason: weakestFactor.input, measured: weakestFactor.degree }),
    ...(config.factorMin === undefined ? {} : { limit: config.factorMin }),
  };
}

function effectsOf(
  regime: RegimeVerdict | undefined,
  fuzzy: FuzzyEffects | undefined,
): Stand | SignalEffects {
  const sizeScale = (regime?.sizeScale ?? 1) * (fuzzy?.sizeScale ?? 1);
  if (!(sizeScale > 0)) return { kind: 'stand', gate: 'signal-size', measured: sizeScale };
  return {
    kind: 'effects',
    tilt: {
      putDeltaScale: fuzzy?.putDeltaScale ?? 1,
      callDeltaScale: fuzzy?.callDeltaScale ?? 1,
      widthScale: regime?.wingScale ?? 1,
    },
    sizeScale,
  };
}
