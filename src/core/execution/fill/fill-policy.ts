// How much of the spread an order gives up: a share f by urgency, and what few legs, the edges of a session and size add to it.
import { invariant, type Urgency } from '../../domain/index.ts';

/** Added to f; every part is 0 or more. */
export interface FillExtras {
  /** For an order in one, two or three legs; one in four has none. */
  readonly oneLeg: number;
  readonly twoLegs: number;
  readonly threeLegs: number;
  /** In the first `OPENING_MINUTES` and the last `CLOSING_MINUTES` of a session. */
  readonly sessionEdge: number;
  /** For every doubling of an order's units beyond `sizeFreeUnits`. */
  readonly sizeDoubling: number;
  readonly sizeFreeUnits: number;
}

/** Share f of the distance from mid to natural that an order gives up, by urgency: 0 fills at mid, 1 at natural. */
export interface FillPolicy extends Readonly<Record<Urgency, number>> {
  /** `undefined`: every order gives up exactly the share of its urgency. */
  readonly extras?: FillExtras | undefined;
}

/**
 * Conservative defaults: published fills of four legs lie at f = 0.1 to 0.5, exits under pressure above. A published share p of
 * the spread that was travelled, counted from the far side, is f = 2 p - 1: 75% with one leg is 0.5, 66% with two 0.32, 56%
 * with four 0.12. Their differences to four legs are the extras. Source: ORATS, backtesting assumptions; FLOX, fill report.
 */
export const DEFAULT_FILL_POLICY: FillPolicy = {
  patient: 0.5,
  urgent: 0.75,
  extras: {
    oneLeg: 0.38,
    twoLegs: 0.2,
    threeLegs: 0.1,
    sessionEdge: 0.1,
    sizeDoubling: 0.05,
    sizeFreeUnits: 10,
  },
};

/** One f for every order, which a run may choose in place of the policy. */
export function uniformFillPolicy(naturalShare: number): FillPolicy {
  return { patient: naturalShare, urgent: naturalShare };
}

export const OPENING_MINUTES = 30;
export const CLOSING_MINUTES = 60;
const MS_PER_MINUTE = 60_000;

/** What of an order and of its instant decides f. */
export interface FillOccasion {
  readonly urgency: Urgency;
  readonly legs: number;
  /** Units of the whole order. */
  readonly units: number;
  readonly nowMs: number;
  readonly sessionOpenMs: number;
  readonly sessionCloseMs: number;
}

/** f of an order at an instant, in [0, 1]; it never falls with urgency of a policy whose urgent share is the higher, nor with size. */
export function naturalShareOf(policy: FillPolicy, occasion: FillOccasion): number {
  const base = policy[occasion.urgency];
  const { extras } = policy;
  if (extras === undefined) return base;
  const added =
    legsExtra(extras, occasion.legs) + edgeExtra(extras, occasion) + sizeExtra(extras, occasion.units);
  return Math.min(1, base + added);
}

/** Throws `InvariantViolation` on an f outside [0, 1], an extra below 0 or a size that is none. */
export function checkFillPolicy(policy: FillPolicy): void {
  for (const share of [policy.patient, policy.urgent])
    invariant(share >= 0 && share <= 1, `natural share: expected 0 to 1, found ${share}`);
  if (policy.extras === undefined) return;
  const { sizeFreeUnits, ...extras } = policy.extras;
  for (const [name, extra] of Object.entries(extras))
    invariant(extra >= 0 && extra <= 1, `fill extra ${name}: expected 0 to 1, found ${extra}`);
  invariant(sizeFreeUnits >= 1, `units without an extra: expected at least 1, found ${sizeFreeUnits}`);
}

function legsExtra({ oneLeg, twoLegs, threeLegs }: FillExtras, legs: number): number {
  switch (legs) {
    case 1:
      return oneLeg;
    case 2:
      return twoLegs;
    case 3:
      return threeLegs;
    default:
      return 0;
  }
}

/** The instants that end the opening and begin the closing are outside both. */
function edgeExtra(
  { sessionEdge }: FillExtras,
  { nowMs, sessionOpenMs, sessionCloseMs }: FillOccasion,
): number {
  const isOpening = nowMs < sessionOpenMs + OPENING_MINUTES * MS_PER_MINUTE;
  const isClosing = nowMs > sessionCloseMs - CLOSING_MINUTES * MS_PER_MINUTE;
  return isOpening || isClosing ? sessionEdge : 0;
}

function sizeExtra({ sizeDoubling, sizeFreeUnits }: FillExtras, units: number): number {
  return units <= sizeFreeUnits ? 0 : sizeDoubling * Math.log2(units / sizeFreeUnits);
}
