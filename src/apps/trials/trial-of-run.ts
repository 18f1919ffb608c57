// What the register keeps of a run: which market it saw, which settings it had, and what its returns were like.
import { createHash } from 'node:crypto';
import {
  kurtosis,
  monthlyReturns,
  sessionReturns,
  sharpeRatio,
  skewness,
} from '../../analysis/metrics/index.ts';
import { dollarsFromCents, type EpochMs, invariant } from '../../core/domain/index.ts';
import {
  canonicalJson,
  type LedgerRecord,
  type RunManifest,
  type TrialRecord,
} from '../../core/ledger/index.ts';
import {
  DEFAULT_SETTINGS,
  leafKeys,
  type SettingTree,
  type Settings,
  settingsSchema,
  valueAt,
} from '../config/index.ts';
import { ALSO_ROLE, INPUT_ROLES } from '../sessions/index.ts';

/** All classes that runs trade follow this index. */
const RECORDED_MARKET = 'S&P 500';

/** Decimals to which a month's return is kept: what correlations need. */
const MONTH_DECIMALS = 1e6;

/** How a run came to be tried. */
export interface TrialOrigin {
  readonly runId: string;
  readonly atMs: EpochMs;
  /** Of a neighbour: the settings that it was tried around. */
  readonly around?: string;
}

/** The trial of a run with at least one session; `undefined` where it had none. */
export function trialOfRun(records: readonly LedgerRecord[], origin: TrialOrigin): TrialRecord | undefined {
  const [manifest] = records;
  invariant(manifest?.type === 'manifest', 'the first record of a ledger is its manifest');
  const sessions = records.filter((record) => record.type === 'session-closed');
  const [first, last] = [sessions[0]?.date, sessions.at(-1)?.date];
  if (first === undefined || last === undefined) return undefined;
  const closes = sessions.map(({ date, equityCents }) => ({
    date,
    equityDollars: dollarsFromCents(equityCents),
  }));
  const months = monthlyReturns(closes, dollarsFromCents(manifest.initialCashCents));
  return {
    type: 'trial',
    atMs: origin.atMs,
    source: origin.around === undefined ? 'backtest' : 'neighbour',
    ...(origin.around === undefined ? {} : { around: origin.around }),
    market: marketOf(manifest),
    root: manifest.root,
    from: first,
    to: last,
    sessions: sessions.length,
    trades: records.filter(({ type }) => type === 'trade-closed').length,
    dataSha256: dataDigest(manifest),
    configSha256: manifest.configSha256,
    changed: changedSettingsOf(manifest.config),
    runId: origin.runId,
    quantorVersion: manifest.quantorVersion,
    ...momentsOf(records),
    firstMonth: months[0]?.month ?? '',
    months: months.map(({ value }) => Math.round((value ?? 0) * MONTH_DECIMALS) / MONTH_DECIMALS),
  };
}

/** What a run's result can be chosen on: the index itself, whichever file or class it was read from. */
function marketOf(manifest: RunManifest): string {
  if (manifest.labels.underlying !== 'simulated') return RECORDED_MARKET;
  const parsed = settingsSchema.safeParse(manifest.config);
  const drawn = parsed.success ? parsed.data.market : manifest.config;
  return `simulated ${sha256(canonicalJson({ seed: manifest.seed, drawn })).slice(0, 12)}`;
}

/** Over the files of the market; tables of the package are left out, and so is the order. */
function dataDigest({ inputs }: RunManifest): string {
  const roles = new Set<string>([...INPUT_ROLES, 'chains']);
  const market = inputs.filter(
    ({ role }) => roles.has(role) || role.endsWith('-part') || role.startsWith(ALSO_ROLE),
  );
  return sha256(canonicalJson(market.map((input) => `${input.role} ${input.sha256}`).toSorted()));
}

/** The settings that differ from the defaults, by dotted key; none where they are of another version. */
function changedSettingsOf(config: unknown): Readonly<Record<string, unknown>> {
  const parsed = settingsSchema.safeParse(config);
  if (!parsed.success) return {};
  const [own, standard] = [asTree(parsed.data), asTree(DEFAULT_SETTINGS)];
  const changed = leafKeys(own).filter(
    (key) => canonicalJson(valueAt(own, key) ?? null) !== canonicalJson(valueAt(standard, key) ?? null),
  );
  return Object.fromEntries(changed.map((key) => [key, valueAt(own, key)]));
}

function asTree(settings: Settings): SettingTree {
  return { ...settings };
}

function momentsOf(records: readonly LedgerRecord[]): Pick<TrialRecord, 'sharpe' | 'skewness' | 'kurtosis'> {
  const { excess } = sessionReturns(records);
  const [sharpe, skew, tails] = [sharpeRatio(excess, 1), skewness(excess), kurtosis(excess)];
  return {
    ...(sharpe === undefined ? {} : { sharpe }),
    ...(skew === undefined ? {} : { skewness: skew }),
    ...(tails === undefined ? {} : { kurtosis: tails }),
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
