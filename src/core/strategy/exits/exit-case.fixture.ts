// Bars whose chain says what a test wants of each contract, and a SPY condor that is held.
import {
  type BarClosed,
  type ContractModel,
  contractKey,
  type OpenTrade,
  type OptionStructure,
  type Quote,
} from '../../domain/index.ts';
import { FakeChain } from '../../domain/market/fake-chain.fixture.ts';
import { stageBar, stageCondor, stageExpiry, instant } from '../../../../test/fixtures/venue-stage.ts';
import { candidateOf, EXPIRY, openingOf, openTradeOf } from '../../portfolio/open-trade.fixture.ts';
import type { ExitRules } from './exit-rules.ts';

export const NO_RULES: ExitRules = {
  profitTargetRatio: undefined,
  stopCreditMultiple: undefined,
  dteFloor: undefined,
  windowStart: 600,
  physicalFlatBy: 900,
};

export const SPY_EXPIRY = stageExpiry('SPY', '2018-02-16', 'PM');
/** 250, 260 | 280, 290 on shares. */
export const SPY_CONDOR = stageCondor(SPY_EXPIRY, [250, 260, 280, 290]);

/** A condor of SPY that was decided on at these volatilities, in leg order. */
export function spyTrade(
  changes: Partial<OpenTrade> = {},
  ivs: readonly number[] = [0.2, 0.2, 0.2, 0.2],
): OpenTrade {
  const candidate = candidateOf(SPY_CONDOR, { ivs });
  return openTradeOf({ opening: openingOf({ structure: SPY_CONDOR, candidate }), ...changes });
}

/** What a bar shows. Lists in leg order; `undefined` in one: the chain does not know it. */
export interface Shown {
  readonly spot?: number;
  readonly structure?: OptionStructure;
  readonly ivs?: readonly (number | undefined)[];
  readonly deltas?: readonly (number | undefined)[];
  readonly quotes?: readonly (Quote | undefined)[];
  readonly date?: string;
  readonly minute?: number;
}

/** A bar of 11:00 on the day after the opening, unless told otherwise. */
export function barShowing(shown: Shown = {}): BarClosed {
  const { spot = 270, structure = SPY_CONDOR, ivs, deltas, quotes, date = '2018-01-17', minute = 90 } = shown;
  const chain = new FakeChain([EXPIRY, SPY_EXPIRY], instant(date, minute));
  chain.spotPoints = spot;
  const models = new Map<string, ContractModel | undefined>();
  for (const [place, { contract }] of structure.legs.entries()) {
    const key = contractKey(contract);
    const [iv, delta] = [ivs === undefined ? 0.2 : ivs[place], deltas === undefined ? 0.1 : deltas[place]];
    models.set(key, iv === undefined || delta === undefined ? undefined : { iv, delta });
    const quote = quotes?.[place];
    if (quote !== undefined) chain.fixedQuotes.set(key, quote);
  }
  chain.model = (expiry, right, strikeCents) => {
    const leg = structure.legs.find(
      ({ contract }) =>
        contract.expiry === expiry && contract.right === right && contract.strikeCents === strikeCents,
    );
    return leg === undefined ? undefined : models.get(contractKey(leg.contract));
  };
  const unquoted = new Set(
    structure.legs.filter((_, place) => quotes !== undefined && quotes[place] === undefined),
  );
  chain.faultOf = (contract) => {
    const leg = structure.legs.find((one) => contractKey(one.contract) === contractKey(contract));
    return leg !== undefined && unquoted.has(leg) ? 'missing' : undefined;
  };
  return stageBar(date, minute, new Map(), { chain, open: spot, close: spot });
}
