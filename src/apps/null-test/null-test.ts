// The null test of the whole pipeline: a strategy in worlds without an edge, and in worlds with one of known size.
import { runOnWorkers } from '../../adapters/jobs/index.ts';
import { judgeWorlds, type WorldFinding, type WorldsJudgement } from '../../analysis/validation/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';
import type { Watch } from '../sessions/index.ts';
import { job, type NullWorld } from './null-world-job.ts';
import { type NullTestRequest, PLANTED_SHARE } from './null-test-request.ts';
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
  readonly verdict: WorldsJudgement['verdict'];
  readonly groups: readonly WorldGroup[];
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
  const outcome = await runOnWorkers(job, {
    shared: { settings, years },
    inputs: planned.flatMap(({ worlds }) => worlds),
    workers,
    onProgress: (done, of) => watch.update('null test', done / of),
    isStopped: watch.isStopped,
  });
  if (!outcome.ok) return usageError('stopped', 'the null test was interrupted');
  const groups = judged(planned, outcome.results);
  return { ok: true, value: { request, verdict: verdictOf(groups), groups } };
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

/** The worst of all: what failed anywhere failed. */
function verdictOf(groups: readonly WorldGroup[]): NullTest['verdict'] {
  const isAny = (verdict: NullTest['verdict']): boolean =>
    groups.some(({ judgement }) => judgement.verdict === verdict);
  return isAny('failed') ? 'failed' : isAny('undecided') ? 'undecided' : 'passed';
}
