// The markets of a run: that of its own class, and those of the classes traded beside it in the same account.
import type { FeeSchedule } from '../../../core/domain/index.ts';
import type { Dataset } from '../../../core/engine/index.ts';
import { type Settings, usageError, type UsageResult } from '../../config/index.ts';
import { AS_DRAWN, type DrawnStream } from './drawn-stream.ts';
import type { RawInputs } from './read-inputs.ts';
import { peerOfRun, withPeer } from './peer/peer-of-run.ts';
import { type SimulatedMarket, simulatedMarket } from './simulated-market.ts';

/** The market of a run's own class, with those traded beside it. */
export interface RunMarket extends SimulatedMarket {
  readonly also: readonly SimulatedMarket[];
}

/**
 * Runs to the end of the bars that end first: beyond it positions of that class could be neither marked nor settled.
 * Error codes as `simulatedMarket` gives them, `also-root` for a class named twice and `also-timeframe` for bars that differ, and
 * those of `peerOfRun`.
 */
export function runMarket(
  inputs: RawInputs,
  settings: Settings,
  feeSchedule: FeeSchedule,
  stream: DrawnStream = AS_DRAWN,
): UsageResult<RunMarket> {
  const own = simulatedMarket(inputs, settings, feeSchedule, stream);
  if (!own.ok) return own;
  const roots = [settings.root, ...inputs.also.map(({ root }) => root)];
  const twice = roots.find((root, index) => roots.indexOf(root) !== index);
  if (twice !== undefined)
    return usageError('also-root', `--also expects classes that differ, found ${twice} twice`);
  const also: SimulatedMarket[] = [];
  for (const { root, bars } of inputs.also) {
    const market = simulatedMarket(
      // Recorded chains, history and a store's account are of the run's own class.
      { ...inputs, bars, isBundledBars: false, history: undefined, chains: undefined, also: [] },
      { ...settings, root, market: { ...settings.market, priceScale: null } },
      feeSchedule,
      stream,
    );
    if (!market.ok) return market;
    if (market.value.facts.timeframe !== own.value.facts.timeframe) {
      const [expected, found] = [own.value.facts.timeframe, market.value.facts.timeframe];
      return usageError(
        'also-timeframe',
        `the bars of ${root}: expected bars of ${expected} as those of ${settings.root} are, found ${found}`,
      );
    }
    also.push(market.value);
  }
  const all = [own.value, ...also];
  const first = endingFirst(all);
  if (!stream.isCut && all.some((market) => lastDate(market) > lastDate(first)))
    return shortened(inputs, settings, { feeSchedule, first, stream });
  const peer = peerOfRun(inputs, settings, own.value.dataset);
  if (!peer.ok) return peer;
  const assumptions = [...assumptionsOf(own.value, also), ...peer.value.told];
  const labels = { ...own.value.labels, assumptions };
  return { ok: true, value: withPeer({ ...own.value, labels, also }, peer.value) };
}

function lastDate({ dataset }: SimulatedMarket): string {
  return dataset.sessionOf.at(-1)?.date ?? '';
}

function endingFirst(markets: readonly SimulatedMarket[]): SimulatedMarket {
  return markets.reduce((first, market) => (lastDate(market) < lastDate(first) ? market : first));
}

/** The markets once more up to the session with which `first` ends, and a sentence that says so. */
function shortened(
  inputs: RawInputs,
  settings: Settings,
  {
    feeSchedule,
    first,
    stream,
  }: { readonly feeSchedule: FeeSchedule; readonly first: SimulatedMarket; readonly stream: DrawnStream },
): UsageResult<RunMarket> {
  const to = lastDate(first);
  const market = runMarket(inputs, { ...settings, to }, feeSchedule, stream);
  if (!market.ok) return market;
  const { labels } = market.value;
  const told = `The run ends on ${to}, with the bars of ${first.dataset.root}: later ones of other classes are left out.`;
  const assumptions = [...labels.assumptions, told];
  return { ok: true, value: { ...market.value, labels: { ...labels, assumptions } } };
}

/** The datasets of a run in the order of its classes; levels of volatility come with the first alone. */
export function datasetsOf({ dataset, also }: RunMarket): readonly Dataset[] {
  return [dataset, ...also.map((market): Dataset => ({ ...market.dataset, volatility: [] }))];
}

/** The sentences of the run's own class, then of each other those that it does not share. */
function assumptionsOf(own: SimulatedMarket, also: readonly SimulatedMarket[]): readonly string[] {
  const { assumptions } = own.labels;
  const told = also.flatMap(({ dataset: { root }, labels, facts }) => [
    `${root} is traded in the same account by the same strategy, on ${facts.bars} bars of its own; its chains are simulated.`,
    ...labels.assumptions
      .filter((sentence) => !assumptions.includes(sentence))
      .map((sentence) => `${root}: ${sentence}`),
  ]);
  return [...assumptions, ...told];
}
