// The settings of the vote of timeframes: whether it is asked, which frames have which weight, and what passes.
import { z } from 'zod';
import { TIMEFRAMES } from '../../../core/domain/index.ts';
import {
  type ConsensusConfig,
  DEFAULT_CONSENSUS,
  LEGACY_CONSENSUS,
  WEIGHT_MAX,
  type WeightedFrame,
} from '../../../core/signals/index.ts';
import { ratio } from '../risk-settings/number-settings.ts';

const BARS_MAX = 1000;
const bars = z.number().int().min(1).max(BARS_MAX);

export const consensusSettings = z.strictObject({
  mode: z
    .enum(['off', 'vote', 'legacy'])
    .describe(
      'off: not asked; vote: entries need a calm market over all frames; legacy: the inverted vote of D, 60m and 5m bars, which refuses calm markets, to compare with',
    ),
  frames: z
    .string()
    .refine((text) => weightedFramesOf(text) !== undefined)
    .meta({ expected: 'a list of frames with weights such as 5m:0.15,D:0.35, each once, one weight above 0' })
    .describe('vote: frames and their weights, of which shares count'),
  rule: z
    .enum(['net-move', 'body'])
    .describe(
      'vote: net-move: by how little of the expected range the last bars moved; body: by how small the body of the last bar is',
    ),
  moveBars: bars.describe('net-move: bars of a frame whose net move is judged'),
  rangeBars: bars.describe('net-move: bars before them whose true range says what to expect'),
  threshold: ratio.describe('vote: least weighted mean of the votes, 0 moving to 1 calm'),
  quorum: ratio.describe('vote: least share of all weight that votes'),
  disagreementMax: ratio.nullable().describe('vote: farthest two votes may lie apart; null: off'),
  staleBars: z
    .number()
    .int()
    .min(0)
    .max(BARS_MAX)
    .describe('a frame abstains that lacks more than so many of its last bars'),
  legacyLow: ratio.describe('legacy: least value that passes'),
  legacyHigh: ratio.describe('legacy: greatest value that passes'),
});

export type ConsensusSettings = z.infer<typeof consensusSettings>;

const { rule, polarity } = DEFAULT_CONSENSUS;
const { polarity: legacy } = LEGACY_CONSENSUS;

/** Off, with what `DEFAULT_CONSENSUS` and `LEGACY_CONSENSUS` say. */
export const CONSENSUS_DEFAULTS: ConsensusSettings = {
  mode: 'off',
  frames: DEFAULT_CONSENSUS.frames.map(({ frame, weight }) => `${frame}:${weight}`).join(','),
  rule: rule.kind,
  moveBars: rule.kind === 'net-move' ? rule.moveBars : 1,
  rangeBars: rule.kind === 'net-move' ? rule.rangeBars : 1,
  threshold: polarity.kind === 'calm' ? polarity.threshold : 0,
  quorum: DEFAULT_CONSENSUS.quorum,
  disagreementMax: polarity.kind === 'calm' ? (polarity.disagreementMax ?? null) : null,
  staleBars: DEFAULT_CONSENSUS.staleBarsMax,
  legacyLow: legacy.kind === 'legacy' ? legacy.low : 0,
  legacyHigh: legacy.kind === 'legacy' ? legacy.high : 1,
};

/** What the vote is told, or `undefined` where it is not asked. */
export function consensusConfigOf(settings: ConsensusSettings): ConsensusConfig | undefined {
  const { mode, moveBars, rangeBars, threshold, quorum, legacyLow, legacyHigh } = settings;
  if (mode === 'off') return undefined;
  const staleBarsMax = settings.staleBars;
  if (mode === 'legacy') {
    const band = { kind: 'legacy', low: legacyLow, high: legacyHigh } as const;
    return { ...LEGACY_CONSENSUS, staleBarsMax, polarity: band };
  }
  return {
    frames: weightedFramesOf(settings.frames) ?? DEFAULT_CONSENSUS.frames,
    rule: settings.rule === 'body' ? { kind: 'body' } : { kind: 'net-move', moveBars, rangeBars },
    quorum,
    staleBarsMax,
    polarity: { kind: 'calm', threshold, disagreementMax: settings.disagreementMax ?? undefined },
  };
}

/** Frames and weights of a text such as `5m:0.15,D:0.35`, or `undefined` where it is none. */
function weightedFramesOf(text: string): readonly WeightedFrame[] | undefined {
  const frames: WeightedFrame[] = [];
  for (const part of text.split(',')) {
    const [name = '', weightText = '', ...rest] = part.split(':').map((piece) => piece.trim());
    const frame = TIMEFRAMES.find((known) => known === name);
    const weight = weightText === '' ? Number.NaN : Number(weightText);
    const isWeight = weight >= 0 && weight <= WEIGHT_MAX;
    const isTwice = frames.some((other) => other.frame === frame);
    if (frame === undefined || !isWeight || isTwice || rest.length > 0) return undefined;
    frames.push({ frame, weight });
  }
  return frames.some(({ weight }) => weight > 0) ? frames : undefined;
}

/** What is wrong with settings that are valid one by one. */
export function consensusProblems({
  legacyLow,
  legacyHigh,
}: ConsensusSettings): readonly { readonly key: string; readonly message: string }[] {
  if (legacyLow <= legacyHigh) return [];
  const message = `expected at most consensus.legacyHigh ${legacyHigh}, found ${legacyLow}`;
  return [{ key: 'consensus.legacyLow', message }];
}
