// What `quantor risk` prints for people.
import { monteCarloText } from '../../analysis/report/index.ts';
import type { RiskDocument } from './risk-document.ts';

/** Lines of at most 100 characters, ending in newlines. */
export function riskText({ run, monteCarlo }: RiskDocument): string {
  return `WHAT CAN BE LOST   run ${run.id}   ${run.root}   seed ${run.seed}\n${monteCarloText(monteCarlo)}`;
}
