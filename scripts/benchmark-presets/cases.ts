// The presets that follow published indices, and each of their open points taken another way, one at a time.
import type { PresetCase } from './run-preset.ts';

export interface NamedCase extends PresetCase {
  readonly name: string;
}

const MID = { fill: { model: 'uniform', patient: 0, urgent: 0 } } as const;
const SIDE = { fill: { model: 'uniform', patient: 1, urgent: 1 } } as const;
const IBKR = { fees: { broker: 'ibkr' } };
const FIRST_HALF_HOUR = { market: { soqMinutes: 30 } };

/** The condor benchmark and its variants; the first is the preset itself. */
export const CONDOR_CASES: readonly NamedCase[] = [
  { name: 'as published: side of the market, width less credit, no fees', preset: 'cndr', changes: {} },
  { name: 'maximum loss is the width', preset: 'cndr', changes: { risk: { lossBasis: 'gross' } } },
  { name: 'at mid prices', preset: 'cndr', changes: MID },
  {
    name: 'at mid, maximum loss is the width',
    preset: 'cndr',
    changes: { ...MID, risk: { lossBasis: 'gross' } },
  },
  { name: 'with fees (ibkr)', preset: 'cndr', changes: IBKR },
  {
    name: 'strikes not above their delta',
    preset: 'cndr',
    changes: { selection: { strikeRule: 'delta-at-most' } },
  },
  { name: 'settled at the mean of the first 30 minutes', preset: 'cndr', changes: FIRST_HALF_HOUR },
  { name: 'seed 2', preset: 'cndr', changes: { seed: 2 } },
  { name: 'seed 3', preset: 'cndr', changes: { seed: 3 } },
];

/** The put-write benchmark and its variants; the first is the preset itself. */
export const PUT_CASES: readonly NamedCase[] = [
  { name: 'as published: mid from 11:30, no fees', preset: 'putwrite', changes: {} },
  { name: 'at the bid', preset: 'putwrite', changes: SIDE },
  { name: 'with fees (ibkr)', preset: 'putwrite', changes: IBKR },
  { name: 'sold at 12:30', preset: 'putwrite', changes: { entry: { workFrom: '12:30' } } },
  {
    name: 'secured at face, premium aside',
    preset: 'putwrite',
    changes: { risk: { lossBasis: 'gross', collateral: 'face' } },
  },
  { name: 'settled at the mean of the first 30 minutes', preset: 'putwrite', changes: FIRST_HALF_HOUR },
  { name: 'seed 2', preset: 'putwrite', changes: { seed: 2 } },
  { name: 'seed 3', preset: 'putwrite', changes: { seed: 3 } },
];
