// A scan as one JSON document: instants as ISO text, credits in dollars a share, other amounts in dollars of one unit.
import type { CandidateVerdict, ScannedCandidate } from '../../analysis/explain/index.ts';
import {
  dollarsFromCents,
  type EntryCandidate,
  isoInstant,
  type OptionStructure,
  type Stand,
} from '../../core/domain/index.ts';
import { candidateDocument, entryDocument, vixDocument } from '../explain/index.ts';
import { marginCents } from './margin-rule.ts';
import { type RankedScan, refusals } from './ranked-scan.ts';
import { sideWidthsCents } from './side-widths.ts';

/** How the probability of profit is worked out, in one sentence. */
export const PROBABILITY_METHOD =
  "risk-neutral, of an end between the break-evens: lognormal around the chain's forward, each side at the surface's volatility at its break-even, Black (1976)";

/** Plain data; what is not known is `null`. */
export function scanDocument(ranked: RankedScan): object {
  const { scan, labels, marginRule, cashDollars, sort, shown, judged } = ranked;
  const { card, quotes, stands, own, unquoted, leftOut, expiries, emptyExpiries } = scan;
  return {
    at: isoInstant(card.atMs),
    data: {
      underlying: labels.underlying,
      volatility: labels.volatility,
      chain: quotes?.origin ?? null,
      quotedAt: quotes === undefined ? null : isoInstant(quotes.atMs),
    },
    root: card.root,
    spot: card.spotPoints,
    vix: vixDocument(card.vixPoints),
    cashDollars,
    stands: stands.map(standDocument),
    decision: entryDocument(card.entry),
    own: ownDocument(own, ranked.ownRank),
    nothing: ranked.nothing === undefined ? null : standDocument(ranked.nothing),
    counts: {
      expiries,
      judged: judged.length,
      pass: judged.filter(({ verdict }) => verdict.kind === 'approved').length,
      refused: Object.fromEntries(refusals(judged)),
      unquoted: unquoted.length,
      leftOut,
      shown: shown.length,
    },
    sort,
    methods: { probability: PROBABILITY_METHOD, margin: marginRule },
    candidates: shown.map((scanned, index) => ({ rank: index + 1, ...scannedDocument(scanned, ranked) })),
    unquoted: unquoted.map(structureDocument),
    emptyExpiries,
  };
}

function scannedDocument(scanned: ScannedCandidate, { marginRule }: Pick<RankedScan, 'marginRule'>): object {
  const { candidate, isOwn, maxLossCents, returnOnRisk, breakevens, margins, verdict } = scanned;
  const [putWidth, callWidth] = sideWidthsCents(candidate.structure);
  return {
    isOwn,
    ...candidateDocument(candidate),
    putWidthDollars: dollarsOrNull(putWidth),
    callWidthDollars: dollarsOrNull(callWidth),
    creditWidth: candidate.midCreditCents / candidate.structure.widthCents,
    maxLossDollars: maxLossCents / 100,
    returnOnRisk: returnOnRisk ?? null,
    breakevens,
    profitProbability: scanned.profitProbability ?? null,
    marginDollars: dollarsOrNull(marginCents(scanned, marginRule)),
    margins: {
      cboe: dollarsOrNull(margins.cboe),
      ibkr: dollarsOrNull(margins.ibkr),
      alpaca: dollarsOrNull(margins.alpaca),
      lean: dollarsOrNull(margins.lean),
      worstExpiryLoss: scanned.worstExpiryCents / 100,
    },
    verdict: verdictDocument(verdict),
  };
}

function verdictDocument(verdict: CandidateVerdict): object {
  if (verdict.kind === 'stand') return { outcome: 'refused', ...standDocument(verdict) };
  const { quantity, binding, limitCents } = verdict;
  return { outcome: 'pass', quantity, binding, limitDollars: limitCents / 100 };
}

function standDocument({ gate, measured, limit, reason }: Stand): object {
  return { gate, measured: measured ?? null, limit: limit ?? null, reason: reason ?? null };
}

function ownDocument(own: EntryCandidate | Stand | undefined, rank: number | undefined): object | null {
  if (own === undefined) return null;
  return 'gate' in own
    ? { outcome: 'none', ...standDocument(own) }
    : { outcome: 'picked', rank: rank ?? null, ...structureDocument(own.structure) };
}

function structureDocument({ expiry, legs }: OptionStructure): object {
  return {
    expiry: expiry.sessionDate,
    strikes: legs.map(({ contract }) => dollarsFromCents(contract.strikeCents)),
  };
}

function dollarsOrNull(cents: number | undefined): number | null {
  return cents === undefined ? null : cents / 100;
}
