// What options of a fair world are worth, and the smiles of its chain: those of its law, or dearer by a stated premium.
import {
  type EpochMs,
  invariant,
  MS_PER_YEAR,
  type OptionExpiry,
  type OptionRight,
} from '../../domain/index.ts';
import type { TradingCalendar, TradingSession } from '../../market/index.ts';
import { blackPrice } from '../../pricing/index.ts';
import type { ExpirySmile, SmileSource } from '../surface/smile-source.ts';
import type { FairWorld } from './fair-world.ts';
import type { LawMaturity, LawPrices } from './law-prices.ts';

export interface FairSmilesInput {
  readonly prices: LawPrices;
  /** The sessions that the world was drawn for. */
  readonly sessions: readonly TradingSession[];
  readonly states: FairWorld['states'];
  readonly calendar: Pick<TradingCalendar, 'sessions' | 'sessionOn'>;
}

type Expiry = Pick<OptionExpiry, 'sessionDate' | 'settlement'>;

/** A bar's close in a session of the world. */
export interface FairMoment {
  readonly sessionIndex: number;
  readonly atMs: number;
}

/** Values of a world's options at any bar's close. */
export interface FairValues {
  /** Dollars a share, before the expiry settles. */
  valueDollars(
    contract: { readonly expiry: Expiry; readonly right: OptionRight; readonly strikeCents: number },
    spotPoints: number,
    moment: FairMoment,
  ): number;
}

/** What a world's options are worth: what they pay on average, given all that has happened. */
export function fairValues(input: FairSmilesInput): FairValues {
  return {
    valueDollars({ expiry, right, strikeCents }, spotPoints, moment) {
      const strike = strikeCents / 100;
      const variance = input.prices
        .smile(maturityAt(input, expiry, moment))
        .totalVariance(Math.log(strike / spotPoints));
      const vol = Math.sqrt(variance);
      return blackPrice({ right, forward: spotPoints, strike, years: 1, vol, discount: 1 });
    },
  };
}

/** The smiles that a world's chain quotes by; `premiumVolPoints` is what every implied volatility lies above the fair one. */
export function fairSmiles(input: FairSmilesInput, premiumVolPoints: number): SmileSource {
  const fair = (expiry: Expiry, moment: FairMoment): ExpirySmile =>
    input.prices.smile(maturityAt(input, expiry, moment));
  if (premiumVolPoints === 0) return { smileAt: fair };
  return {
    smileAt: (expiry, moment) =>
      dearer(fair(expiry, moment), premiumVolPoints / 100, yearsTo(expiry, moment.atMs)),
  };
}

function maturityAt(
  { states, calendar, sessions }: FairSmilesInput,
  { sessionDate, settlement }: Expiry,
  { sessionIndex, atMs }: FairMoment,
): LawMaturity {
  const session = calendar.sessions[sessionIndex];
  const state = states[sessionIndex - (sessions[0]?.index ?? 0)];
  const end = calendar.sessionOn(sessionDate);
  invariant(
    session !== undefined && state !== undefined && end !== undefined && end.index >= sessionIndex,
    `a fair value needs a session of its world and an expiry after it, found ${sessionDate}`,
  );
  return {
    state,
    dayLeft: (session.closeMs - atMs) / (session.closeMs - session.openMs),
    sessions: end.index - sessionIndex,
    last: settlement === 'AM' ? 'morning' : 'whole',
  };
}

function yearsTo({ settlesAtMs }: OptionExpiry, atMs: EpochMs): number {
  return (settlesAtMs - atMs) / MS_PER_YEAR;
}

function dearer(smile: ExpirySmile, premium: number, years: number): ExpirySmile {
  const added = premium * Math.sqrt(years);
  return {
    totalVariance: (logMoneyness) => (Math.sqrt(smile.totalVariance(logMoneyness)) + added) ** 2,
  };
}
