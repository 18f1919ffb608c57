// The job of moved signals: in one fair world, trades on the sessions that signals choose beside trades on the same sessions moved.
import { job as jobOf } from '../../adapters/jobs/index.ts';
import { judgeShifts, type ShiftJudgement } from '../../analysis/validation/index.ts';
import { createRng } from '../../core/numerics/index.ts';
import { LawPrices } from '../../core/synthetic/index.ts';
import { loadSettings, type Settings } from '../config/index.ts';
import { drawnMoves, hasSignals, signalChoice, tradedOn } from '../permuted-signals/index.ts';
import { groundOf } from './world/ground-of.ts';
import { lawNamed } from './world/laws.ts';
import { openWorld } from './world/run-world.ts';

/** What worlds of moved signals share. */
export interface ShiftedGround {
  readonly settings: Settings;
  readonly years: number;
  /** How often the chosen sessions are moved. */
  readonly moves: number;
}

/** The settings themselves, or with the signals of the preset that switches on every one. */
export function signalSettingsOf(settings: Settings): {
  readonly areOwn: boolean;
  readonly settings: Settings;
} {
  if (hasSignals(settings)) return { areOwn: true, settings };
  const every = loadSettings({ preset: 'quantor', file: undefined, flags: [] });
  if (!every.ok) throw new Error(every.error.message);
  const { regime, fuzzy, consensus } = every.value.settings;
  return { areOwn: false, settings: { ...settings, regime, fuzzy, consensus } };
}

/** A world's seed; its law moves volatility, since signals have nothing to go by where that stands still. */
export const job = jobOf<ShiftedGround, number, ShiftJudgement>(
  import.meta.url,
  ({ settings, years, moves: count }) => {
    const ground = groundOf(settings);
    if (!ground.ok) throw new Error(ground.error.message);
    const prices = new LawPrices(lawNamed('moving-volatility'));
    return (seed) => {
      const world = openWorld(ground.value, { prices, years, seed, premiumVolPoints: 0 });
      if (!world.ok) throw new Error(world.error.message);
      const { run } = world.value;
      const choice = signalChoice(run);
      const moves = drawnMoves(choice.sessions.length, count, createRng(seed).fork('moved-signals'));
      return judgeShifts(
        tradedOn(run, choice, 0),
        moves.map((move) => tradedOn(run, choice, move)),
        {
          sessions: choice.sessions.length,
          passedSessions: choice.passes.filter(Boolean).length,
        },
      );
    };
  },
);
