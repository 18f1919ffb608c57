// The null test of the whole pipeline: a strategy in worlds without an edge, in worlds with one of known size, and its signals moved.
import { runOnWorkers } from '../../adapters/jobs/index.ts';
import {
  judgeShiftedWorlds,
  judgeWorlds,
  type ShiftedWorldsJudgement,
  type WorldFinding,
  type WorldsJudgement,
  type WorldsVerdict,
} from '../../analysis/validation/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';
import type { Watch } from '../sessions/index.ts';
import { job, type NullWorld } from './null-world-job.ts';
import { type NullTestRequest, PLANTED_SHARE, SHIFTED } from './null-test-request.ts';
import { job as shiftedJob, signalSettingsOf } from './shifted-world-job.ts';
import { groundOf } from './world/ground-of.ts';
import { LAW_NAMES, type LawName } from './world/laws.ts';

/** Worlds of one law and one truth. */
export interface WorldGroup {
  readonly truth: 'fair' | 'premium';
  readonly law: LawName;
  readonly judgement: WorldsJudgement;
}

export interface NullTest {
  readonly request: NullTestRequest;
  readonly verdict: WorldsVerdict;
  readonly groups: readonly WorldGroup[];
  /** Of the run's own signals, or where it has none of those that the package switches on. */
  readonly signals: { readonly areOwn: boolean; readonly judgement: ShiftedWorldsJudgement };
}

interface PlannedGroup extends Pick<WorldGroup, 'truth' | 'law'> {
  readonly worlds: readonly NullWorld[];
}

/** The same at any number of workers. Error codes as `groundOf` gives them, and `stopped`. */
export async function nullTest(request: NullTestRequest, watch: Watch): Promise<UsageResult<NullTest>> {
  const { settings, years, workers } = request;
  // Settings are refused before any thread is started.
  const ground = groundOf(settings);
  if (!ground.ok) return ground;
  const planned = plannedGroups(request);
  const inputs = planned.flatMap(({ worlds }) => worlds);
  const outcome = await runOnWorkers(job, {
    shared: { settings, years },
    inputs,
    workers,
    onProgress: (done, of) => watch.update('worlds', done / of),
    isStopped: watch.isStopped,
  });
  const { areOwn, settings: withSignals } = signalSettingsOf(settings);
  const shifted = outcome.ok
    ? await runOnWorkers(shiftedJob, {
        shared: { settings: withSignals, years: SHIFTED.years, moves: SHIFTED.moves },
        inputs: Array.from({ length: Math.floor(SHIFTED.share * request.seeds) }, (_, seed) => seed),
        workers,
        onProgress: (done, of) => watch.update('signals', done / of),
        isStopped: watch.isStopped,
      })
    : outcome;
  if (!outcome.ok || !shifted.ok) return usageError('stopped', 'the null test was interrupted');
  const groups = judged(planned, outcome.results);
  const signals = { areOwn, judgement: judgeShiftedWorlds(shifted.results) };
  const verdict = worstOf([...groups, signals].map(({ judgement }) => judgement.verdict));
  return { ok: true, value: { request, verdict, groups, signals } };
}

function plannedGroups(request: NullTestRequest): readonly PlannedGroup[] {
  const { seeds, mispricedVolPoints, plantedVolPoints } = request;
  const worlds = (law: LawName, count: number, premiumVolPoints: number): readonly NullWorld[] =>
    Array.from({ length: count }, (_, seed) => ({ law, seed, premiumVolPoints }));
  const fair = LAW_NAMES.map((law): PlannedGroup => ({
    truth: 'fair',
    law,
    worlds: worlds(law, seeds, mispricedVolPoints),
  }));
  const planted = LAW_NAMES.map((law): PlannedGroup => ({
    truth: 'premium',
    law,
    worlds: worlds(law, Math.ceil(PLANTED_SHARE * seeds), plantedVolPoints),
  }));
  return [...fair, ...planted];
}

function judged(planned: readonly PlannedGroup[], findings: readonly WorldFinding[]): readonly WorldGroup[] {
  let from = 0;
  return planned.map(({ truth, law, worlds }) => {
    const own = findings.slice(from, from + worlds.length);
    from += worlds.length;
    return { truth, law, judgement: judgeWorlds(own, truth) };
  });
}

/** What failed anywhere failed. */
function worstOf(verdicts: readonly WorldsVerdict[]): WorldsVerdict {
  const isAny = (verdict: WorldsVerdict): boolean => verdicts.some((one) => one === verdict);
  return isAny('failed') ? 'failed' : isAny('undecided') ? 'undecided' : 'passed';
}
