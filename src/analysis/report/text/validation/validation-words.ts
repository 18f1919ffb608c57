// How a validation names its tests and configurations, alike on the console and in the report.
import type { CampaignTest, CampaignTestName } from '../../../validation/index.ts';
import type {
  ConfigurationEntry,
  ValidationDocument,
} from '../../document/validation/validation-document.ts';
import { numberOrUndefined } from '../number-text.ts';

export const TEST_TITLES: Readonly<Record<CampaignTestName, string>> = {
  'deflated-sharpe': 'deflated Sharpe ratio',
  'superior-to-cash': 'against not trading',
  overfitting: 'overfitting (CSCV)',
  'walk-forward': 'walk-forward',
  paths: 'paths (CPCV)',
  plateau: 'plateau of neighbours',
  costs: 'worse fills',
};

/** Why the evidence is insufficient, or the tests that decided, ending in a full stop; empty where there is nothing to say. */
export function reasonsText({ code, reasons, tests }: ValidationDocument['verdict']): string {
  if (code !== 'luck' && code !== 'fragile')
    return reasons.length === 0 ? '' : `Because: ${reasons.join('; ')}.`;
  const deciding = tests.filter(({ asks }) => asks === (code === 'luck' ? 'luck' : 'strength'));
  const told = (title: string, isPassed: CampaignTest['isPassed']): readonly string[] => {
    const names = deciding.filter((test) => test.isPassed === isPassed).map(({ name }) => TEST_TITLES[name]);
    return names.length === 0 ? [] : [`${title}: ${names.join(', ')}.`];
  };
  return [...told('Not passed', false), ...told('Not measured', null)].join(' ');
}

/** `yes`, `no`, or that it could not be measured; overfitting beyond its threshold passes where it does no harm. */
export function passedText({ isPassed, value, threshold, bound }: CampaignTest): string {
  if (isPassed === null) return 'not measured';
  if (!isPassed) return 'no';
  return bound === 'most' && value !== null && value >= threshold ? 'yes: harmless' : 'yes';
}

/** A chance found by a thousand draws: none of them is not none at all. */
export function chanceText(chance: number | null): string {
  return chance !== null && chance < 0.001 ? 'under 0.001' : numberOrUndefined(chance, 3);
}

/** `at least 0.95`, `under 0.05`, `above 0`. */
export function askedText({ bound, threshold }: CampaignTest): string {
  if (bound === 'most') return `under ${threshold}`;
  return threshold === 0 ? 'above 0' : `at least ${threshold}`;
}

/** `selection.shortDelta 0.24, exit.dteFloor 14`, or that it is the run. */
export function changesText({ changes }: ConfigurationEntry): string {
  const told = Object.entries(changes).map(([key, value]) => `${key} ${valueText(value)}`);
  return told.length === 0 ? 'the run' : told.join(', ');
}

function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
