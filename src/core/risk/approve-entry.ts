// Where an entry becomes an approved order: its numbers are checked, its limits asked in the order of their gates, its size found.
import type { ApprovedOrder, EntryCandidate, EntryGate, EpochMs, OrderIntent } from '../domain/index.ts';
import { invariant } from '../domain/index.ts';
import type { EntryView } from './entry-view.ts';
import { checkOrder, unitsCheck } from './limits/entry-limits.ts';
import type { LimitAnswer, Refusal } from './limits/refusal.ts';
import { checkSoundEntry } from './limits/sound-entry.ts';
import type { RiskLimits } from './risk-limits.ts';
import { scaledSize, scaleForOne } from './sizing/scaled-size.ts';
import { type EntrySize, sizeEntry } from './sizing/size-entry.ts';
import type { SizeLimitName, SizeLimits } from './sizing/size-limits.ts';
import type { CountedCollateral } from './sizing/unit-loss.ts';

export interface EntryRequest {
  readonly tradeId: number;
  readonly candidate: EntryCandidate;
  /** Share of the natural credit that the order's limit gives away. */
  readonly creditSlipMax: number;
  /** Continuously compounded yearly rate that cash earns; 0 where none is known. */
  readonly rate: number;
  /** Fees of opening and closing one unit, cents. */
  readonly unitFeesCents: number;
  /** Share of every size that the signals leave, above 0 to 1; absent: all of it. */
  readonly sizeScale?: number;
  readonly workFromMs: EpochMs | undefined;
  readonly expiresAtMs: EpochMs | undefined;
  /** The trade whose place the new one takes at a later expiry. */
  readonly rolledFrom?: number;
}

/** How an approved entry came to its size. */
export interface ApprovedSize {
  /** What held it to no more: a sizing limit, or the gate of a limit that one unit more would break. */
  readonly binding: SizeLimitName | EntryGate;
  readonly limits: SizeLimits;
}

export type EntryVerdict =
  | {
      readonly kind: 'approved';
      readonly order: ApprovedOrder;
      readonly collateral: CountedCollateral;
      readonly size: ApprovedSize;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * Refuses an entry of which not even one unit keeps every limit, with the first gate in order; else approves as many units
 * as the smallest of the sizing limits and every limit on the book allow.
 */
export function approveEntry(request: EntryRequest, view: EntryView, limits: RiskLimits): EntryVerdict {
  const { contractsMax } = limits;
  const isWhole = Number.isSafeInteger(contractsMax) && contractsMax >= 1;
  invariant(isWhole, `the most units of an entry are a whole number of one or more, found ${contractsMax}`);
  const { candidate, rate, unitFeesCents } = request;
  const limitCents = entryLimitCents(candidate, request.creditSlipMax);
  const { cashCents, equityCents } = view.account;
  const { nowMs } = view.market;
  const unsound = checkSoundEntry({
    candidate,
    limitCents,
    rate,
    unitFeesCents,
    nowMs,
    cashCents,
    equityCents,
  });
  if (unsound !== undefined) return refused(unsound);
  const priced = { candidate, limitCents, rate };
  const check = unitsCheck(priced, view, limits);
  const broken = checkOrder(priced, view, limits) ?? check(1);
  if (broken !== undefined) return refused(broken);
  const full = sizeEntry({ ...priced, unitFeesCents }, view, limits);
  if (full.contracts < 1) return refused(sizeRefusal(full));
  const size = scaledSize(full, request.sizeScale ?? 1);
  if (size.contracts < 1) return refused(scaleRefusal(full, request.sizeScale));
  const quantity = mostUnits(size.contracts, check);
  invariant(Number.isSafeInteger(quantity) && quantity >= 1, `an entry is of whole units, found ${quantity}`);
  const bound = size.contracts < full.contracts ? 'signal-size' : size.binding;
  const binding = quantity === size.contracts ? bound : (check(quantity + 1)?.gate ?? bound);
  return {
    kind: 'approved',
    order: approved(request, quantity, limitCents),
    collateral: full.collateral,
    size: { binding, limits: full.limits },
  };
}

/** Least credit accepted, whole cents a share, never below one cent. */
function entryLimitCents(candidate: EntryCandidate, creditSlipMax: number): number {
  return Math.max(1, Math.floor(candidate.naturalCreditCents * (1 - creditSlipMax)));
}

function refused(refusal: Refusal): EntryVerdict {
  return { kind: 'refused', refusal };
}

/** The sizing limit that allows nothing, with one unit's share of the budget and the budget, both in dollars. */
function sizeRefusal({ limits, binding }: EntrySize): Refusal {
  invariant(binding !== 'contracts-max', 'at least one unit may always be asked for');
  const limit = limits[binding];
  if (limit.kind === 'sized') {
    return { gate: binding, measured: limit.perUnit / 100, limit: limit.budget / 100 };
  }
  return { gate: binding, reason: limit.kind === 'missing' ? limit.reason : limit.kind };
}

/** The scale that was asked for and the least that leaves a unit. */
function scaleRefusal(full: EntrySize, sizeScale: number | undefined): Refusal {
  return { gate: 'signal-size', measured: sizeScale ?? 1, limit: scaleForOne(full) };
}

/**
 * The most units up to `contracts` that pass; one is known to. What passes is a range of sizes that begins at one, since
 * every limit is on the size of a sum or on the worst of several sums.
 */
function mostUnits(contracts: number, check: (units: number) => LimitAnswer): number {
  if (check(contracts) === undefined) return contracts;
  let passing = 1;
  let failing = contracts;
  while (failing - passing > 1) {
    const middle = Math.floor((passing + failing) / 2);
    if (check(middle) === undefined) passing = middle;
    else failing = middle;
  }
  return passing;
}

function approved(request: EntryRequest, quantity: number, limitCents: number): ApprovedOrder {
  const { candidate } = request;
  const intent: Omit<OrderIntent, 'limitCents'> & { readonly limitCents: number } = {
    tradeId: request.tradeId,
    action: 'open',
    structure: candidate.structure,
    quantity,
    quoteOrigin: candidate.quoteOrigin,
    quotedAtMs: candidate.quotedAtMs,
    urgency: 'patient',
    limitCents,
    exitReason: undefined,
    workFromMs: request.workFromMs,
    expiresAtMs: request.expiresAtMs,
    ...(request.rolledFrom === undefined ? {} : { rolledFrom: request.rolledFrom }),
  };
  return intent as ApprovedOrder;
}
