// How a path is drawn from history: by blocks of sessions, by spells of a volatility band, or one trade after another.
import { type Rng, stationaryBootstrapIndices } from '../../../../core/numerics/index.ts';

/** Plain data, so that a thread can be given it. `returns` is what is drawn from; a path takes `steps` of them. */
export interface PathPlan {
  readonly name: string;
  readonly returns: Float64Array;
  readonly steps: number;
  readonly rule: DrawRule;
  /** Whether equity at the end of each month is kept. */
  readonly keepsMonths: boolean;
}

export type DrawRule =
  /** Blocks of consecutive returns of geometric length; a mean of 1 draws one by one. */
  { readonly kind: 'blocks'; readonly meanBlockLength: number } | SpellRule;

/** Spells in a band last and follow one another as in history; within a spell, blocks of the band's own sessions. */
export interface SpellRule {
  readonly kind: 'spells';
  readonly meanBlockLength: number;
  /** The places of each band's returns, ascending. */
  readonly members: readonly Int32Array[];
  /** Row by row: chance that a session of one band is followed by one of another; rows of bands with members sum to 1. */
  readonly transition: readonly (readonly number[])[];
  /** Band of the first session. */
  readonly start: number;
}

/** Fills `into` with places in `plan.returns`. */
export function drawPath({ returns, rule }: PathPlan, rng: Rng, into: Int32Array): void {
  if (rule.kind === 'blocks') stationaryBootstrapIndices(rng, returns.length, rule.meanBlockLength, into);
  else drawSpells(rule, rng, into);
}

function drawSpells(rule: SpellRule, rng: Rng, into: Int32Array): void {
  let band = rule.start;
  for (let at = 0; at < into.length;) {
    const row = rule.transition[band] as readonly number[];
    const members = rule.members[band] as Int32Array;
    const end = Math.min(into.length, at + spellLength(row[band] as number, rng.uniform()));
    const spell = into.subarray(at, end);
    stationaryBootstrapIndices(rng, members.length, rule.meanBlockLength, spell);
    for (let place = 0; place < spell.length; place += 1)
      spell[place] = members[spell[place] as number] as number;
    at = end;
    band = nextBand(row, band, rng.uniform());
  }
}

/** Sessions of a spell that goes on with chance `stay` after each: the inverse of the geometric distribution. */
function spellLength(stay: number, uniform: number): number {
  if (stay >= 1) return Number.POSITIVE_INFINITY;
  return stay <= 0 ? 1 : 1 + Math.floor(Math.log(1 - uniform) / Math.log(stay));
}

/** The band after a spell, by the chances of the row without staying. */
function nextBand(row: readonly number[], band: number, uniform: number): number {
  let left = uniform * (1 - (row[band] as number));
  let chosen = band;
  for (const [next, chance] of row.entries()) {
    if (next === band || chance <= 0) continue;
    // The last of them is taken where rounding leaves a rest.
    chosen = next;
    left -= chance;
    if (left < 0) break;
  }
  return chosen;
}
