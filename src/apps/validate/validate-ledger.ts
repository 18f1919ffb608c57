// The whole of `quantor validate`: the run made again among its neighbours, counted, measured and judged.
import type { LedgerReading } from '../../adapters/storage/index.ts';
import { ledgerHead } from '../../adapters/storage/index.ts';
import { verifyLedger } from '../../analysis/audit/index.ts';
import { breakEvenSetting, runDocument, type ValidationDocument } from '../../analysis/report/index.ts';
import { campaignMeasures, campaignVerdict, trialCount } from '../../analysis/validation/index.ts';
import { type EpochMs, invariant } from '../../core/domain/index.ts';
import { createRng } from '../../core/numerics/index.ts';
import type { LedgerRecord, TrialRecord } from '../../core/ledger/index.ts';
import { signalFrameError, signalPlanOf, usageError, type UsageResult } from '../config/index.ts';
import { FILL_SHARES, runIdOf, runOfLedger, type Watch } from '../sessions/index.ts';
import { counting, type RegisterChoice, trialOfRun } from '../trials/index.ts';
import type { CampaignResult } from './campaign-job.ts';
import { campaignReturns } from './campaign-returns.ts';
import { gridAround, type GridAxis, type Neighbour, neighbourhood } from './neighbourhood.ts';
import { type CampaignRuns, runCampaign } from './run-campaign.ts';

type ReadLedger = Extract<LedgerReading, { readonly ok: true }>;

/** The share of the way to natural at which the result is asked to hold. */
const COST_FILL_SHARE = 0.75;

export interface ValidationRequest {
  readonly workers: number | undefined;
  readonly register: RegisterChoice;
  /** Combinations to run in place of the default neighbourhood; empty for that. */
  readonly grid: readonly GridAxis[];
  readonly atMs: EpochMs;
}

/** Error codes `ledger-not-verified`, `run-differs`, `stopped`, `signal-frame`, `consensus-frames`, those of `runOfLedger` and of the grid. */
export async function validateLedger(
  ledger: ReadLedger,
  request: ValidationRequest,
  watch: Watch,
): Promise<UsageResult<ValidationDocument>> {
  const audit = verifyLedger(ledger.entries);
  if (!audit.ok)
    return usageError(
      'ledger-not-verified',
      `no verdict on a ledger that does not verify: ${audit.firstBad?.reason ?? ''}`,
    );
  const run = await runOfLedger(ledger);
  if (!run.ok) return run;
  const { settings } = run.value.request;
  const neighbours =
    request.grid.length === 0
      ? { ok: true as const, value: neighbourhood(settings) }
      : gridAround(settings, request.grid);
  if (!neighbours.ok) return neighbours;
  for (const neighbour of neighbours.value) {
    const mute = signalFrameError(
      signalPlanOf(neighbour.settings, run.value.market.calendar),
      run.value.market.facts.timeframe,
    );
    if (mute !== undefined) return { ok: false, error: mute };
  }
  const { manifest } = ledger;
  const { workers, atMs } = request;
  const campaign = await runCampaign({ manifest, neighbours: neighbours.value, workers, atMs }, watch);
  if (!campaign.ok) return campaign;
  const records = ledger.entries.map((entry) => entry.record);
  if (!isSameRun(records, campaign.value.runs[0])) return differs();
  return {
    ok: true,
    value: documentOf(ledger, records, {
      ...request,
      neighbours: neighbours.value,
      campaign: campaign.value,
    }),
  };
}

/** Whether the run made again returned in every session what the ledger says. */
function isSameRun(records: readonly LedgerRecord[], again: CampaignResult | undefined): boolean {
  const { excess } = campaignReturns(records);
  return (
    again?.excess.length === excess.length && excess.every((value, index) => value === again.excess[index])
  );
}

function differs(): UsageResult<never> {
  return usageError(
    'run-differs',
    'the run made again is not the one in the ledger: use the version of quantor that wrote it; quantor replay names the first difference',
  );
}

interface FinishedCampaign extends ValidationRequest {
  readonly neighbours: readonly Neighbour[];
  readonly campaign: CampaignRuns;
}

function documentOf(
  ledger: ReadLedger,
  records: readonly LedgerRecord[],
  { neighbours, campaign, register, atMs }: FinishedCampaign,
): ValidationDocument {
  const { manifest } = ledger;
  const runId = runIdOf(manifest);
  const own = trialOfRun(records, { runId, atMs });
  const { trials, search } = counted(own, campaign, register);
  // A neighbour may hold its trades longer than the run does.
  const lifeSessions = Math.max(...campaign.runs.map((run) => run.lifeSessions));
  const measures = campaignMeasures({
    returns: returnsOf(campaign.runs.map(({ excess }) => excess)),
    judged: 0,
    trials: search,
    lifeSessions,
    rng: createRng(manifest.seed).fork('validate'),
  });
  const { sharpes, ...told } = measures;
  const configurations = campaign.runs.map((run, index) =>
    entryOf(neighbours[index], run, sharpes[index] ?? null),
  );
  const costs = costsOf(campaign);
  return {
    format: 'quantor-validation 1',
    run: { id: runId, configHash: manifest.configSha256, ledgerHead: ledgerHead(ledger.entries) },
    verdict: campaignVerdict({
      measures,
      insufficient: evidenceReasons(records, runId),
      pnlAtCostsDollars: costs.find(({ f }) => f === COST_FILL_SHARE)?.tradingPnlDollars ?? null,
      costFillShare: COST_FILL_SHARE,
    }),
    measures: told,
    trials,
    lifeSessions,
    configurations,
    ruined: configurations.filter((_, index) => campaign.runs[index]?.isRuined === true),
    costs,
    breakEvenF:
      breakEvenSetting(costs.map(({ f, netPnlDollars }) => ({ setting: f, pnlDollars: netPnlDollars }))) ??
      null,
  };
}

/** The search by the register, in which the campaign is counted; where it cannot be, the run stands for itself alone. */
function counted(
  own: TrialRecord | undefined,
  campaign: CampaignRuns,
  register: RegisterChoice,
): {
  readonly trials: ValidationDocument['trials'];
  readonly search: { readonly count: number; readonly variance: number };
} {
  const tried = campaign.runs.slice(1).flatMap(({ trial }) => trial ?? []);
  const outcome = own === undefined ? undefined : counting(register, [own, ...tried]);
  const known = outcome?.isCounted === true ? outcome.trials : [];
  const search = own === undefined ? undefined : trialCount(own, known);
  return {
    trials: {
      counted: outcome?.isCounted === true ? (search?.counted ?? null) : null,
      independent: search?.independent ?? 1,
      notCounted:
        outcome?.isCounted === false
          ? outcome.reason
          : outcome === undefined
            ? 'the run has no session'
            : null,
    },
    search: { count: search?.independent ?? 1, variance: search?.sharpeVariance ?? 0 },
  };
}

/** Row: session; column: configuration. */
function returnsOf(columns: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const sessions = columns[0]?.length ?? 0;
  invariant(
    columns.every(({ length }) => length === sessions),
    'configurations of one market have the same sessions',
  );
  return Array.from({ length: sessions }, (_, session) => columns.map((column) => column[session] as number));
}

/** As the run's own report judges its evidence. */
function evidenceReasons(records: readonly LedgerRecord[], runId: string): readonly string[] {
  const { metrics } = runDocument(records, {
    runId,
    files: { ledger: null, trades: null, pdf: null, html: null },
    timing: { loadSeconds: 0, runSeconds: 0, barsPerSecond: 0 },
  });
  return metrics.evidence === 'insufficient' ? metrics.reasons : [];
}

function entryOf(
  neighbour: Neighbour | undefined,
  run: CampaignResult,
  sharpe: number | null,
): ValidationDocument['configurations'][number] {
  return {
    changes: neighbour?.changes ?? {},
    configHash: neighbour?.configSha256 ?? '',
    trades: run.trades,
    netPnlDollars: run.netPnlDollars,
    sharpe,
  };
}

function costsOf({ atFills }: CampaignRuns): ValidationDocument['costs'] {
  return atFills.map(({ netPnlDollars, interestDollars, trades }, index) => ({
    f: FILL_SHARES[index] ?? 0,
    netPnlDollars,
    tradingPnlDollars: netPnlDollars - interestDollars,
    trades,
  }));
}
