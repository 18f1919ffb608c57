// What `quantor risk` prints for people.
import { expiryText, monteCarloText, stressText, valueAtRiskText } from '../../analysis/report/index.ts';
import { jointText } from '../worlds/index.ts';
import type { RiskDocument } from './risk-document.ts';

/** Lines of at most 100 characters, ending in newlines. */
export function riskText({ run, monteCarlo, valueAtRisk, stress, jointWorlds }: RiskDocument): string {
  const title = `WHAT CAN BE LOST   run ${run.id}   ${run.root}   seed ${run.seed}\n`;
  const again = jointWorlds === null ? '' : jointText(jointWorlds, monteCarlo);
  const shocks = stress === null ? '' : stressText(stress);
  return (
    title +
    monteCarloText(monteCarlo) +
    valueAtRiskText(valueAtRisk) +
    expiryText(monteCarlo) +
    shocks +
    again
  );
}
