// From a chain and delta targets to one condor with its quotes, or the gate that stopped it.
import {
  callWidthCents,
  type Cents,
  cents,
  type ChainSnapshot,
  CONDOR_LEG_QUANTITIES,
  type CondorCandidate,
  daysBetween,
  type IronCondor,
  ironCondor,
  legsOf,
  optionContract,
  type OptionExpiry,
  type OptionRight,
  putWidthCents,
  type Quote,
  type SessionDate,
  type Stand,
} from '../domain/index.ts';
import { selectExpiry } from './select-expiry.ts';
import type { CondorSelection } from './strategy-config.ts';
import type { ExpiryCalendar } from './strategy-context.ts';
import { strikeByDelta, type StrikeChoice } from './strike-by-delta.ts';

export type CondorSelected = { readonly kind: 'selected'; readonly candidate: CondorCandidate };

/** The condor nearest the selection's deltas on its expiry, with current quotes. */
export function selectCondor(
  chain: ChainSnapshot,
  today: SessionDate,
  selection: CondorSelection,
  calendar: ExpiryCalendar,
): CondorSelected | Stand {
  const expiry = selectExpiry(chain, today, selection, calendar);
  if (expiry === undefined) return { kind: 'stand', gate: 'no-listed-expiry' };
  const puts = chooseSide(chain, expiry, 'put', selection);
  if (puts.kind === 'stand') return puts;
  const calls = chooseSide(chain, expiry, 'call', selection);
  if (calls.kind === 'stand') return calls;
  if (puts.short.strikeCents > calls.short.strikeCents) return { kind: 'stand', gate: 'no-strike' };
  const contract = (right: OptionRight, choice: StrikeChoice) =>
    optionContract(expiry, right, choice.strikeCents);
  const condor = ironCondor({
    longPut: contract('put', puts.long),
    shortPut: contract('put', puts.short),
    shortCall: contract('call', calls.short),
    longCall: contract('call', calls.long),
  });
  const quotes = quotesOf(chain, condor);
  if (quotes === undefined) return { kind: 'stand', gate: 'no-quote' };
  const models = [puts.long.model, puts.short.model, calls.short.model, calls.long.model];
  return {
    kind: 'selected',
    candidate: {
      condor,
      dte: daysBetween(today, expiry.sessionDate),
      quotes,
      deltas: models.map((model) => model.delta),
      ivs: models.map((model) => model.iv),
      midCreditCents: midCreditCents(quotes),
      naturalCreditCents: naturalCreditCents(quotes),
      widthCents: cents(Math.max(putWidthCents(condor), callWidthCents(condor))),
    },
  };
}

interface Side {
  readonly kind: 'side';
  readonly short: StrikeChoice;
  readonly long: StrikeChoice;
}

function chooseSide(
  chain: ChainSnapshot,
  expiry: OptionExpiry,
  right: OptionRight,
  selection: CondorSelection,
): Side | Stand {
  const short = strikeByDelta(chain, expiry, { right, absDelta: selection.shortDelta });
  const long = strikeByDelta(chain, expiry, { right, absDelta: selection.longDelta });
  if (short === undefined || long === undefined) return { kind: 'stand', gate: 'no-strike' };
  const farthest = Math.max(
    Math.abs(Math.abs(short.model.delta) - selection.shortDelta),
    Math.abs(Math.abs(long.model.delta) - selection.longDelta),
  );
  if (farthest > selection.deltaTolerance) {
    return { kind: 'stand', gate: 'no-strike', measured: farthest, limit: selection.deltaTolerance };
  }
  const isCovered =
    right === 'put' ? long.strikeCents < short.strikeCents : long.strikeCents > short.strikeCents;
  return isCovered ? { kind: 'side', short, long } : { kind: 'stand', gate: 'no-strike' };
}

function quotesOf(chain: ChainSnapshot, condor: IronCondor): readonly Quote[] | undefined {
  const quotes: Quote[] = [];
  for (const leg of legsOf(condor)) {
    const slot = { bidCents: 0, askCents: 0 };
    if (!chain.readQuote(leg, slot)) return undefined;
    quotes.push({ bidCents: cents(slot.bidCents), askCents: cents(slot.askCents) });
  }
  return quotes;
}

function midCreditCents(quotes: readonly Quote[]): number {
  return quotes.reduce(
    (sum, quote, leg) => sum - legQuantity(leg) * ((quote.bidCents + quote.askCents) / 2),
    0,
  );
}

function naturalCreditCents(quotes: readonly Quote[]): Cents {
  return cents(
    quotes.reduce((sum, quote, leg) => sum + (legQuantity(leg) < 0 ? quote.bidCents : -quote.askCents), 0),
  );
}

function legQuantity(leg: number): number {
  return CONDOR_LEG_QUANTITIES[leg] ?? 0;
}
