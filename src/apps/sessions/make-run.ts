// One run from request to sink: reads, prepares, names the run, drives the session; backtest and replay both come through here.
import { createHash } from 'node:crypto';
import { packageVersion } from '../../adapters/bundled/index.ts';
import { centsFromDollars, type FeeSchedule } from '../../core/domain/index.ts';
import type { DecisionWitness } from '../../core/engine/index.ts';
import { NO_FEES } from '../../core/execution/index.ts';
import { canonicalJson, type LedgerRecord, type RunManifestRecord } from '../../core/ledger/index.ts';
import type { LedgerSink } from '../../core/ports/index.ts';
import { signalFrameError, signalPlanOf, usageError, type UsageResult } from '../config/index.ts';
import { readRecordedChains, type RecordedChains } from './market/chains/read-chains.ts';
import { type RawInputs, readInputs } from './market/read-inputs.ts';
import { refuseFilesBeside, withSimulatedMarket } from './market/simulated-inputs.ts';
import { type Backtest, createBacktest } from './run-backtest.ts';
import type { RunRequest } from './run-request.ts';
import { type RunMarket, runMarket } from './market/run-market.ts';
import { readStoredInputs, type StoredInputs } from './market/stored/read-series.ts';
import { inputsOfStore } from './market/stored/store-inputs.ts';

/** A run that is ready to start; it can be started with several sinks, always with the same records. */
export interface PreparedRun {
  readonly request: RunRequest;
  readonly inputs: RawInputs;
  readonly market: RunMarket;
  readonly feeSchedule: FeeSchedule;
  readonly manifest: RunManifestRecord;
  /** Names the run by its content: equal inputs, settings and version give the same id. */
  readonly runId: string;
}

/**
 * Reads what the request names, series of stores and recorded chains first, and prepares the run; `onChoice` is told what a
 * store gives it. Error codes as the steps give them.
 */
export async function loadRun(
  request: RunRequest,
  onChoice: (told: string) => void = () => undefined,
): Promise<UsageResult<PreparedRun>> {
  const { settings, source } = request;
  const refused = refuseFilesBeside(request, settings);
  if (!refused.ok) return refused;
  const chosen = source === undefined ? undefined : inputsOfStore(request.inputs, source, settings);
  if (chosen?.ok === false) return chosen;
  if (chosen !== undefined) onChoice(chosen.value.told);
  const inputs = chosen?.value.paths ?? request.inputs;
  const stored = await readStoredInputs(inputs, settings);
  if (!stored.ok) return stored;
  const chains = await readRecordedChains(inputs.chains ?? [], settings);
  if (!chains.ok) return chains;
  const read = chains.value;
  const passedOver = request.passedOver ?? read?.passedOver ?? [];
  return prepareRun(
    { ...request, inputs },
    { chains: read && { ...read, passedOver }, stored: stored.value },
  );
}

/** What is read before a run is prepared, since a store is read asynchronously. */
interface ReadBefore {
  readonly chains?: RecordedChains | undefined;
  readonly stored?: StoredInputs;
}

/**
 * The run on files and on what was read before. Error codes as `refuseFilesBeside`, `readInputs` and `simulatedMarket` give
 * them, and `unknown-broker`, `signal-frame`, `consensus-frames`.
 */
export function prepareRun(
  request: RunRequest,
  { chains, stored }: ReadBefore = {},
): UsageResult<PreparedRun> {
  const refused = refuseFilesBeside(request, request.settings);
  if (!refused.ok) return refused;
  const read = readInputs(request.inputs, stored);
  if (!read.ok) return read;
  const inputs = withSimulatedMarket(withChains(read.value, chains), request.settings);
  const { broker } = request.settings.fees;
  const schedules = [...inputs.tables.feeSchedules, NO_FEES];
  const feeSchedule = schedules.find((schedule) => schedule.broker === broker);
  if (feeSchedule === undefined) {
    const known = schedules.map((schedule) => schedule.broker).join(', ');
    return usageError('unknown-broker', `fees.broker: expected one of ${known}, found "${broker}"`);
  }
  const market = runMarket(inputs, request.settings, feeSchedule);
  if (!market.ok) return market;
  const { calendar, facts } = market.value;
  const mute = signalFrameError(signalPlanOf(request.settings, calendar), facts.timeframe);
  if (mute !== undefined) return { ok: false, error: mute };
  const manifest = manifestOf(request, inputs, market.value);
  const runId = runIdOf(manifest);
  return { ok: true, value: { request, inputs, market: market.value, feeSchedule, manifest, runId } };
}

function withChains(inputs: RawInputs, chains: RecordedChains | undefined): RawInputs {
  if (chains === undefined) return inputs;
  return { ...inputs, chains, files: [...inputs.files, ...chains.files] };
}

/** The id of the run a manifest describes. */
export function runIdOf(manifest: RunManifestRecord): string {
  return sha256(canonicalJson(manifest)).slice(0, 12);
}

/** Starts the run into `sink`; its manifest is written. `witness` is told of each decision. */
export function startRun(run: PreparedRun, sink: LedgerSink, witness?: DecisionWitness): Backtest {
  sink.append(run.manifest);
  return createBacktest({
    market: run.market,
    tables: run.inputs.tables,
    settings: run.request.settings,
    feeSchedule: run.feeSchedule,
    sink,
    witness,
  });
}

/** A sink that keeps the records in memory and hands each on. */
export function collectingSink(records: LedgerRecord[], next?: LedgerSink): LedgerSink {
  return {
    append(record) {
      records.push(record);
      next?.append(record);
    },
  };
}

function manifestOf(request: RunRequest, inputs: RawInputs, market: RunMarket): RunManifestRecord {
  const { settings } = request;
  return {
    type: 'manifest',
    formatVersion: 5,
    quantorVersion: packageVersion(),
    nodeVersion: process.versions.node,
    command: request.command,
    seed: settings.seed,
    root: settings.root,
    ...(market.also.length === 0 ? {} : { also: market.also.map(({ dataset }) => dataset.root) }),
    structure: settings.selection.structure,
    initialCashCents: centsFromDollars(settings.cash),
    config: settings,
    configSha256: sha256(canonicalJson(settings)),
    inputs: inputs.files,
    labels: market.labels,
    data: market.facts,
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
