// A validation of the sample run that fails one test, for the tests of its page, its text and its file.
import { campaignVerdict, type CampaignMeasures } from '../../../validation/index.ts';
import type { ValidationDocument } from './validation-document.ts';

const MEASURES: CampaignMeasures = {
  configurations: 3,
  sessions: 1260,
  sharpe: 1.2,
  probabilisticSharpe: 0.99,
  deflatedSharpe: 0.97,
  trials: { independent: 2.4 },
  sharpes: [1.2, 0.4, 0.5],
  neighbourMedian: 0.45,
  rank: 1,
  independentConfigurations: 1.6,
  overfitting: { pbo: 0.4, lossProbability: 0.1, degradationSlope: -0.3 },
  superiority: { judgedOverCash: 0.01, bestOverCash: 0.02, othersOverJudged: 1 },
  walkForward: { choices: 3, sessions: 756, sharpe: 1, fixedSharpe: 1.1, judgedChosen: 3 },
  pathSharpes: [0.2, 0.9, 1.1],
};

/** Fragile: its neighbours have less than half of its ratio. */
export function sampleValidation(): ValidationDocument {
  const { sharpes, ...measures } = MEASURES;
  const entry = (
    changes: Readonly<Record<string, unknown>>,
    index: number,
  ): ValidationDocument['configurations'][number] => ({
    changes,
    configHash: `hash ${index}`,
    trades: 60,
    netPnlDollars: 1000 * (sharpes[index] ?? 0),
    sharpe: sharpes[index] ?? null,
  });
  return {
    format: 'quantor-validation 1',
    run: { id: 'run-1', configHash: 'c0ffee', ledgerHead: 'head' },
    verdict: campaignVerdict({
      measures: MEASURES,
      insufficient: [],
      pnlAtCostsDollars: 250,
      costFillShare: 0.75,
    }),
    measures,
    trials: { counted: 5, independent: 2.4, notCounted: null },
    lifeSessions: 28,
    configurations: [
      entry({}, 0),
      entry({ 'exit.dteFloor': 7 }, 1),
      entry({ 'selection.shortDelta': 0.24 }, 2),
    ],
    ruined: [],
    costs: [
      { f: 0, netPnlDollars: 1500, tradingPnlDollars: 1400, trades: 61 },
      { f: 1, netPnlDollars: -500, tradingPnlDollars: -600, trades: 59 },
    ],
    breakEvenF: 0.75,
  };
}
