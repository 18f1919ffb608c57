// Tests the orders of a scan: passing before refused, larger figures first, unknown ones last, ties by expiry and strikes.
import { expect, test } from 'vitest';
import { cents } from '../../../core/domain/index.ts';
import { candidateOf, CONDOR, EXPIRY } from '../../../core/portfolio/open-trade.fixture.ts';
import { stageCondor, stageExpiry } from '../../../../test/fixtures/venue-stage.ts';
import { rankCandidates } from './rank-candidates.ts';
import type { ScannedCandidate } from './scanned-candidate.ts';

const PASSED = { kind: 'approved', quantity: 1, binding: 'contracts-max', limitCents: 80 } as const;
const REFUSED = { kind: 'stand', gate: 'leg-spread' } as const;

function scanned(changes: Partial<ScannedCandidate>, structure = CONDOR, natural = 92): ScannedCandidate {
  return {
    candidate: candidateOf(structure, { naturalCreditCents: cents(natural), midCreditCents: natural + 4 }),
    isOwn: false,
    maxLossCents: 90_800,
    returnOnRisk: 0.1,
    breakevens: [],
    profitProbability: 0.5,
    margins: {},
    worstExpiryCents: 100_000,
    verdict: PASSED,
    ...changes,
  };
}

test('what passes comes first, then the larger figure, an unknown one last', () => {
  const refused = scanned({ returnOnRisk: 0.9, profitProbability: 0.9, verdict: REFUSED });
  const unknown = scanned({ returnOnRisk: undefined, profitProbability: undefined });
  const small = scanned({ returnOnRisk: 0.1, profitProbability: 0.7 });
  const large = scanned({ returnOnRisk: 0.2, profitProbability: 0.6 });
  const given = [refused, unknown, small, large];
  expect(rankCandidates(given, 'return-on-risk')).toEqual([large, small, unknown, refused]);
  expect(rankCandidates(given, 'probability')).toEqual([small, large, unknown, refused]);
  expect(rankCandidates(given, 'strategy')).toEqual(given);
});

test('credits are ranked a share, or by the width', () => {
  const wide = scanned({}, stageCondor(EXPIRY, [240, 260, 280, 290]), 150);
  const narrow = scanned({}, CONDOR, 100);
  expect(rankCandidates([narrow, wide], 'natural-credit')).toEqual([wide, narrow]);
  expect(rankCandidates([wide, narrow], 'credit-width')).toEqual([narrow, wide]);
  const { candidate } = narrow;
  const dear = { ...narrow, candidate: { ...candidate, midCreditCents: 120 } };
  const cheap = { ...narrow, candidate: { ...candidate, naturalCreditCents: cents(101) } };
  expect(rankCandidates([dear, cheap], 'natural-credit')).toEqual([cheap, dear]);
  expect(rankCandidates([cheap, dear], 'credit-width')).toEqual([dear, cheap]);
});

test('equal figures are ranked by expiry, then by the strikes in leg order', () => {
  const later = scanned({}, stageCondor(stageExpiry('XSP', '2018-02-23', 'PM'), [240, 250, 270, 280]));
  const low = scanned({}, stageCondor(EXPIRY, [249, 260, 281, 290]));
  const inner = scanned({}, CONDOR);
  const outer = scanned({}, stageCondor(EXPIRY, [250, 260, 281, 290]));
  expect(rankCandidates([later, outer, inner, low], 'return-on-risk')).toEqual([low, inner, outer, later]);
});
