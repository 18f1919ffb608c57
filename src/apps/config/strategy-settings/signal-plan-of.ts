// Turns the settings of all signals into what the engine's desk is made for.
import type { SignalPlan } from '../../../core/signals/index.ts';
import type { TradingCalendar } from '../../../core/market/index.ts';
import type { Settings } from '../settings-schema.ts';
import { consensusConfigOf } from './consensus-settings.ts';
import { fuzzyConfigOf } from './fuzzy-settings.ts';
import { regimeConfigOf } from './regime-config-of.ts';
import { levelLimitsOf } from './signal-settings.ts';

/** What the desk watches, or `undefined` where every signal is switched off. */
export function signalPlanOf(settings: Settings, calendar: TradingCalendar): SignalPlan | undefined {
  const levels = levelLimitsOf(settings.signals);
  const regime = regimeConfigOf(settings.regime);
  const fuzzy = fuzzyConfigOf(settings.fuzzy);
  const consensus = consensusConfigOf(settings.consensus);
  const isOff =
    regime === undefined &&
    fuzzy === undefined &&
    consensus === undefined &&
    Object.values(levels).every((limit) => limit === undefined);
  if (isOff) return undefined;
  return {
    calendar,
    frame: settings.signals.frame,
    dteTarget: settings.selection.dteTarget,
    levels,
    regime,
    fuzzy,
    consensus,
  };
}
