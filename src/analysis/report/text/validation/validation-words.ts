// How a validation names its tests and configurations, alike on the console and in the report.
import type { CampaignTest, CampaignTestName } from '../../../validation/index.ts';
import type { ConfigurationEntry } from '../../document/validation/validation-document.ts';

export const TEST_TITLES: Readonly<Record<CampaignTestName, string>> = {
  'deflated-sharpe': 'deflated Sharpe ratio',
  'superior-to-cash': 'against not trading',
  overfitting: 'overfitting (CSCV)',
  'walk-forward': 'walk-forward',
  paths: 'paths (CPCV)',
  plateau: 'plateau of neighbours',
  costs: 'worse fills',
};

/** `yes`, `no`, or that it could not be measured. */
export function passedText({ isPassed }: CampaignTest): string {
  if (isPassed === null) return 'not measured';
  return isPassed ? 'yes' : 'no';
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
