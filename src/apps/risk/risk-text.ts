// What `quantor risk` prints for people.
import { expiryText, monteCarloText, valueAtRiskText } from '../../analysis/report/index.ts';
import { jointText } from '../worlds/index.ts';
import type { RiskDocument } from './risk-document.ts';

/** Lines of at most 100 characters, ending in newlines. */
export function riskText({ run, monteCarlo, valueAtRisk, jointWorlds }: RiskDocument): string {
  const title = `WHAT CAN BE LOST   run ${run.id}   ${run.root}   seed ${run.seed}\n`;
  const again = jointWorlds === null ? '' : jointText(jointWorlds, monteCarlo);
  return title + monteCarloText(monteCarlo) + valueAtRiskText(valueAtRisk) + expiryText(monteCarlo) + again;
}
