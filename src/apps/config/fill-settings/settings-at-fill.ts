// The settings of a run's repetition at one f for every order, which differs from the run in its fills alone.
import type { Settings } from '../settings-schema.ts';
import { isAssignmentSimulated } from '../trading-plan.ts';
import { uniformFill } from './fill-settings.ts';

/** `settings` with every order giving up `naturalShare`; what is assigned in the run is in its repetition, in phase 1 nothing. */
export function settingsAtFill(settings: Settings, naturalShare: number): Settings {
  const assignment = isAssignmentSimulated(settings) ? 'simulated' : 'none';
  return {
    ...settings,
    fill: uniformFill(settings.fill, naturalShare),
    lifecycle: { ...settings.lifecycle, assignment },
  };
}
