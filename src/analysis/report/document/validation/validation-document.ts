// What `quantor validate` found out about one run: the document that is written beside its ledger and shown in its report.
import type { CampaignMeasures, Verdict } from '../../../validation/index.ts';

/** One configuration of the campaign. */
export interface ConfigurationEntry {
  /** The settings in which it differs from the run, by dotted key; empty for the run itself. */
  readonly changes: Readonly<Record<string, unknown>>;
  readonly configHash: string;
  readonly trades: number;
  readonly netPnlDollars: number;
  /** A year; `null` without deviation. */
  readonly sharpe: number | null;
}

/** The run with every order filled a share f of the way from mid to natural. */
export interface CostEntry {
  readonly f: number;
  readonly netPnlDollars: number;
  /** Without the interest that cash earned. */
  readonly tradingPnlDollars: number;
  readonly trades: number;
}

/** Plain data; depends on the ledger, its input files and the register of trials, not on the number of threads. */
export interface ValidationDocument {
  readonly format: 'quantor-validation 1';
  /** The run that it belongs to. */
  readonly run: { readonly id: string; readonly configHash: string; readonly ledgerHead: string };
  readonly verdict: Verdict;
  readonly measures: Omit<CampaignMeasures, 'sharpes'>;
  readonly trials: {
    /** Trials on this data that count against the run, itself among them; `null` where no register could be read. */
    readonly counted: number | null;
    readonly independent: number;
    /** Why the campaign was not counted; `null` where it was. */
    readonly notCounted: string | null;
  };
  /** Sessions that a trade of any configuration lived at most: what is purged between choice and test. */
  readonly lifeSessions: number;
  /** The run itself first. */
  readonly configurations: readonly ConfigurationEntry[];
  /** Those of them that lost all of the account: measured by that loss, and by nothing after it. */
  readonly ruined: readonly ConfigurationEntry[];
  readonly costs: readonly CostEntry[];
  readonly breakEvenF: number | null;
}
