// Prints how often each vote of timeframes lets a trade pass, and what followed: `node scripts/consensus-shares/print-shares.ts BARS [VIX]`.
import type { EpochMs } from '../../src/core/domain/index.ts';
import { quantile } from '../../src/core/numerics/index.ts';
import {
  BODY,
  type ConsensusConfig,
  createConsensus,
  DEFAULT_CONSENSUS,
  LEGACY_CONSENSUS,
} from '../../src/core/signals/index.ts';
import { type BarEvents, barEventsOf } from './bar-events.ts';
import { knownVix, nextMoves } from './next-moves.ts';

const WIDE_BAND = { kind: 'legacy', low: 0.2, high: 0.8 } as const;
const FIVE_MINUTES = [{ frame: '5m', weight: 1 }] as const;
const CASES: readonly (readonly [string, ConsensusConfig])[] = [
  ['vote, defaults', DEFAULT_CONSENSUS],
  ['vote, rule body', { ...DEFAULT_CONSENSUS, rule: BODY }],
  ['legacy, 0.40 to 0.60', LEGACY_CONSENSUS],
  ['legacy, 0.20 to 0.80', { ...LEGACY_CONSENSUS, polarity: WIDE_BAND }],
  ['legacy, 5m alone, 0.40 to 0.60', { ...LEGACY_CONSENSUS, frames: FIVE_MINUTES }],
  ['legacy, 5m alone, 0.20 to 0.80', { ...LEGACY_CONSENSUS, frames: FIVE_MINUTES, polarity: WIDE_BAND }],
];
const QUANTILES = [0.1, 0.25, 0.5, 0.75, 0.9];

const HORIZONS = [1, 5, 21];

const [path, vixPath] = process.argv.slice(2);
if (path === undefined) throw new Error('expected a file of bars');
const events = barEventsOf(path);
console.log(`${events.bars} bars\n`);
console.log('| vote | trade | no-trade | insufficient |\n|---|---|---|---|');
for (const [name, config] of CASES) {
  const counts = outcomesOf(events, config);
  const shares = (['trade', 'no-trade', 'insufficient'] as const).map((outcome) => percent(counts[outcome]));
  console.log(`| ${name} | ${shares.join(' | ')} |`);
}
for (const rule of [DEFAULT_CONSENSUS.rule, BODY]) {
  console.log(`\n| votes by ${rule.kind} | ${QUANTILES.map((one) => `${100 * one}%`).join(' | ')} | mean |`);
  console.log(`|---|${QUANTILES.map(() => '---|').join('')}---|`);
  for (const [frame, votes] of votesOf(events, { ...DEFAULT_CONSENSUS, rule })) {
    const mean = votes.reduce((sum, vote) => sum + vote, 0) / votes.length;
    const figures = [...QUANTILES.map((one) => quantile(votes, one) ?? 0), mean];
    console.log(`| ${frame} | ${figures.map((figure) => figure.toFixed(2)).join(' | ')} |`);
  }
}

if (vixPath !== undefined) {
  const vix = knownVix(events, vixPath);
  console.log(
    `\n| mean move after, in deviations of the VIX | ${HORIZONS.map((one) => `${one} sessions`).join(' | ')} |`,
  );
  console.log(`|---|${HORIZONS.map(() => '---|').join('')}`);
  for (const [name, config] of CASES.slice(0, 4)) {
    const moves = HORIZONS.map((sessions) => nextMoves(events, vix, config, sessions));
    for (const outcome of ['trade', 'no-trade'] as const) {
      const figures = moves.map((one) => one.get(outcome)?.deviations.toFixed(2) ?? '');
      console.log(`| ${name}: ${outcome} | ${figures.join(' | ')} |`);
    }
  }
}

function outcomesOf(
  bars: BarEvents,
  config: ConsensusConfig,
): Record<'trade' | 'no-trade' | 'insufficient', number> {
  const counts = { trade: 0, 'no-trade': 0, insufficient: 0 };
  const consensus = createConsensus(config, bars.calendar);
  bars.each((bar) => {
    consensus.noteBar(bar);
    counts[consensus.outcome(bar.availableAtMs)] += 1;
  });
  return counts;
}

/** The votes of each frame, one for every bar of it that closed. */
function votesOf(bars: BarEvents, config: ConsensusConfig): ReadonlyMap<string, number[]> {
  const votes = new Map<string, number[]>();
  const lastMs = new Map<string, EpochMs>();
  const consensus = createConsensus(config, bars.calendar);
  bars.each((bar) => {
    consensus.noteBar(bar);
    for (const vote of consensus.vote(bar.availableAtMs).votes) {
      if ('reason' in vote || lastMs.get(vote.frame) === vote.asOfMs) continue;
      lastMs.set(vote.frame, vote.asOfMs);
      const seen = votes.get(vote.frame) ?? [];
      seen.push(vote.vote);
      votes.set(vote.frame, seen);
    }
  });
  return votes;
}

function percent(count: number): string {
  return `${((100 * count) / events.bars).toFixed(2)}%`;
}
