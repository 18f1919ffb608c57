// Every signal there is, asked at chosen bars whatever the settings listen to: desks beside the run are shown the same events.
import type { EpochMs } from '../../../core/domain/index.ts';
import { createDatasetSource, emptyLane } from '../../../core/engine/index.ts';
import {
  READING_NAMES,
  type ReadingName,
  type SignalDesk,
  type SignalPlan,
} from '../../../core/signals/index.ts';
import { type Settings, signalPlanOf, strategyConfigOf } from '../../config/index.ts';
import type { RunMarket } from '../../sessions/index.ts';
import { readingsOf, type Sight, verdictsOf } from './bar-sight.ts';

/** What desks over this market say at each of the instants, up to the last of them that the market has a bar of. */
export function signalSights(
  market: RunMarket,
  settings: Settings,
  instants: ReadonlySet<EpochMs>,
): ReadonlyMap<EpochMs, Sight> {
  const desks = desksOver(market, settings);
  const sights = new Map<EpochMs, Sight>();
  const lastMs = Math.max(...instants);
  const source = createDatasetSource(market.dataset);
  for (let seq = 1; (source.peek()?.availableAtMs ?? Infinity) <= lastMs; seq += 1) {
    const event = source.next(seq);
    switch (event.kind) {
      case 'bar-closed':
        for (const desk of desks) desk.noteBar(event);
        if (instants.has(event.availableAtMs)) sights.set(event.availableAtMs, sightOfDesks(desks));
        break;
      case 'volatility-published':
        for (const desk of desks) desk.noteVolatility(event.row, event.availableAtMs);
        break;
      case 'peer-closed':
        for (const desk of desks) desk.notePeerClose(event.points, event.availableAtMs);
        break;
      default:
    }
  }
  return sights;
}

/** The readings and verdicts of all desks; the first is the one that keeps every reading. */
function sightOfDesks(desks: readonly SignalDesk[]): Sight {
  const [first, ...others] = desks;
  return { ...(first && readingsOf(first)), ...Object.assign({}, ...others.map(verdictsOf)) } as Sight;
}

function desksOver(market: RunMarket, settings: Settings): readonly SignalDesk[] {
  return listeningPlans(settings, market).map((signals) => {
    const { desk } = emptyLane(
      {
        strategy: strategyConfigOf(settings),
        calendar: { isMonthlyExpiry: () => false, isMonthlyRoll: () => false },
        history: market.history,
        signals,
      },
      settings.root,
    );
    if (desk === undefined) throw new Error('a lane with a signal plan has a desk');
    return desk;
  });
}

/** One plan that keeps every reading, and one for each way in which regime, fuzzy and consensus can be asked. */
function listeningPlans(settings: Settings, { calendar }: RunMarket): readonly SignalPlan[] {
  const planOf = (changes: Partial<Settings>): SignalPlan => {
    const plan = signalPlanOf({ ...settings, ...changes }, calendar);
    if (plan === undefined) throw new Error('settings that switch signals on have a plan');
    return plan;
  };
  const ruled = planOf({
    regime: { ...settings.regime, mode: 'rules' },
    fuzzy: { ...settings.fuzzy, mode: 'quantor' },
    consensus: { ...settings.consensus, mode: 'vote' },
  });
  const modelled = planOf({
    regime: { ...modelSettings(settings.regime), mode: 'hmm' },
    fuzzy: { ...settings.fuzzy, mode: 'ancestor' },
    consensus: { ...settings.consensus, mode: 'vote' },
  });
  return [
    { ...ruled, regime: ruled.regime && { ...ruled.regime, conditions: everyReading() } },
    ruled,
    modelled,
  ];
}

/** Sessions that a first fit may do with, where the run itself does not ask for the model. */
const FIT_SESSIONS = 100;

/** The model as the run asks for it, and otherwise fitted as early as it may be, so that short runs ask it too. */
function modelSettings(regime: Settings['regime']): Settings['regime'] {
  if (regime.mode === 'hmm') return regime;
  return { ...regime, hmmSessionsMin: Math.min(regime.hmmSessionsMin, FIT_SESSIONS) };
}

/** A condition on each reading, so that none is left out. */
function everyReading(): NonNullable<SignalPlan['regime']>['conditions'] {
  const asked: readonly ReadingName[] = READING_NAMES;
  return asked.map((reading) => ({
    name: reading,
    reading,
    side: 'above',
    threshold: Number.MAX_VALUE,
    wingScale: 1,
    sizeScale: 1,
  }));
}
