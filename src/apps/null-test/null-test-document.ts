// A null test as one JSON document.
import type {
  ShareInterval,
  ShiftedWorldsJudgement,
  WorldsJudgement,
} from '../../analysis/validation/index.ts';
import type { NullTest, WorldGroup } from './null-test.ts';

/** Plain data; shares are decimals, money is dollars a trade. */
export function nullTestDocument({ request, verdict, groups, signals }: NullTest, seconds: number): unknown {
  const { settings, seeds, years, plantedVolPoints, mispricedVolPoints } = request;
  return {
    verdict,
    root: settings.root,
    seeds,
    years,
    plantedVolPoints,
    mispricedVolPoints,
    groups: groups.map(groupDocument),
    signals: { own: signals.areOwn, ...signalsDocument(signals.judgement) },
    seconds,
  };
}

function groupDocument({ truth, law, judgement }: WorldGroup): unknown {
  const { verdict, failures, worlds, tradedWorlds, trades, edges, grossEdges, covered } = judgement;
  return {
    truth,
    law,
    verdict,
    failures,
    worlds,
    tradedWorlds,
    trades,
    edgesFound: shareDocument(edges),
    grossEdgesFound: shareDocument(grossEdges),
    intervalsHoldTruth: shareDocument(covered),
    perTrade: perTradeDocument(judgement),
  };
}

function signalsDocument({
  better,
  worse,
  ...rest
}: ShiftedWorldsJudgement): Readonly<Record<string, unknown>> {
  return { ...rest, better: shareDocument(better), worse: shareDocument(worse) };
}

function shareDocument({ count, of, share, low, high }: ShareInterval): unknown {
  return { count, of, share, interval: [low, high] };
}

function perTradeDocument(judgement: WorldsJudgement): unknown {
  const { net, cost, expectedGross, gross, grossError, biasScore } = judgement;
  return {
    netDollars: net ?? null,
    costDollars: cost ?? null,
    expectedGrossDollars: expectedGross ?? null,
    grossDollars: gross ?? null,
    grossErrorDollars: grossError ?? null,
    biasScore: biasScore ?? null,
  };
}
