// The recommended mitigations: which setting each is, its value in this run, and how often it acted.
import type { EntryGate, ExitReason } from '../../../../core/domain/index.ts';
import type { RunManifestRecord } from '../../../../core/ledger/index.ts';
import type { RunDocument } from '../../run-document.ts';
import { counted } from '../../text/number-text.ts';
import { settingsLine, settingTexts } from './settings-of-run.ts';

export interface MitigationRow {
  readonly mitigation: string;
  readonly settings: string;
  readonly acted: string;
}

interface Mitigation {
  readonly name: string;
  readonly keys: readonly string[];
  readonly gates: readonly EntryGate[];
  readonly exits: readonly ExitReason[];
}

const MITIGATIONS: readonly Mitigation[] = [
  {
    name: 'Gamma exposure is bounded',
    keys: ['risk.tradeGammaMax', 'risk.portfolioGammaMax', 'risk.expiryGammaMax'],
    gates: ['trade-greeks', 'portfolio-greeks', 'gamma-near-expiry'],
    exits: [],
  },
  {
    name: 'Stop on an expansion of volatility',
    keys: ['exit.ivStopRatio', 'exit.ivStopPoints'],
    gates: [],
    exits: ['iv-stop'],
  },
  {
    name: 'No entry, and early exit, around CPI and FOMC',
    keys: ['risk.blackoutEvents', 'risk.blackoutExitSessions'],
    gates: ['event-blackout'],
    exits: ['event'],
  },
  {
    name: 'Volatility targeting',
    keys: ['risk.volatilityTarget'],
    gates: ['volatility-target'],
    exits: [],
  },
  {
    name: 'Size adjusted for correlation',
    keys: ['risk.correlatedRiskRatio'],
    gates: ['correlated-risk'],
    exits: [],
  },
  {
    name: 'Kill switch on level and slope of the drawdown',
    keys: ['risk.drawdownRatio', 'risk.drawdownSlopeRatio', 'risk.drawdownAction'],
    gates: ['kill-switch'],
    exits: ['kill-switch'],
  },
];

/** A row a mitigation, settlement in cash first. */
export function mitigationRows(document: RunDocument, manifest: RunManifestRecord): readonly MitigationRow[] {
  const settings = settingTexts(manifest);
  const { root, assignment } = document.data;
  return [
    {
      mitigation: 'Contracts that settle in cash',
      settings: `root ${root}`,
      acted:
        assignment === null
          ? 'Yes: European, settled in cash.'
          : `No: ${root} delivers shares; ${settings('lifecycle.assignment') ?? 'assignment'}.`,
    },
    ...MITIGATIONS.map(({ name, keys, gates, exits }) => ({
      mitigation: name,
      settings: settingsLine(settings, keys),
      acted: actedText(document, gates, exits),
    })),
  ];
}

function actedText(
  { funnel, trades }: RunDocument,
  gates: readonly EntryGate[],
  exits: readonly ExitReason[],
): string {
  const stopped = funnel.gates.reduce((sum, one) => sum + (gates.includes(one.gate) ? one.stopped : 0), 0);
  const closed = trades.filter(({ exitReason }) => exitReason !== null && exits.includes(exitReason)).length;
  const parts = [
    ...(gates.length === 0 ? [] : [`stopped ${counted(stopped, 'bar')}`]),
    ...(exits.length === 0 ? [] : [`closed ${counted(closed, 'trade')}`]),
  ];
  const text = parts.join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
