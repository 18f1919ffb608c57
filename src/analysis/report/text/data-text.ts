// The summary's section on what was recorded and what was made up.
import type { RunDocument } from '../run-document.ts';
import { alignedRows, heading, wrappedText } from './aligned-text.ts';
import { chainFactsText, chainLines } from './chains-text.ts';
import { counted, groupedNumber } from './number-text.ts';

const UNDERLYING = {
  real: 'recorded prices at every bar',
  bridged: 'recorded daily bars; the prices inside each day are drawn to fit them',
  simulated: 'no recorded price: the path is drawn from a model',
} as const;
const VOLATILITY = {
  recorded: 'recorded closes of the VIX family',
  estimated: 'no VIX was given: its level is estimated from the underlying',
  simulated: 'no recorded level: the model that draws the prices also draws its index',
} as const;
const CHAIN = {
  recorded: 'recorded option quotes at every bar',
  partly: 'recorded option quotes at some bars, counted below',
  simulated: 'every option quote comes from a model: nobody traded at these prices',
  mostly: 'quotes of a model at most bars; recorded ones are counted below',
} as const;

export const FILLS = {
  modelled: 'orders give up a part of the spread, at a later bar',
  optimistic: 'at once and at mid: nobody can count on that',
} as const;
export const ASSIGNMENT = {
  simulated: 'shorts are assigned and shares change hands by rule; nobody was asked',
  off: 'settled in cash and never assigned, as SPY is not',
} as const;

/** What a run's quotes are, where it had recorded chains at some bars only. */
function chainKind({ chain, chains }: RunDocument['data']): keyof typeof CHAIN {
  if (chains === null || chains.fallbackShare === 0) return chain;
  return chain === 'recorded' ? 'partly' : 'mostly';
}

/** Lines on the data of a run, heading included. */
export function dataLines({ data }: RunDocument): readonly string[] {
  const span = data.from === null || data.to === null ? 'no session traded' : `${data.from} to ${data.to}`;
  const chain = CHAIN[chainKind(data)];
  const rows = [
    ['underlying', data.underlying, UNDERLYING[data.underlying]],
    ['volatility', data.volatility, VOLATILITY[data.volatility]],
    ['option chain', data.chain, chain],
    ['fills', data.fills, FILLS[data.fills]],
    ...(data.assignment === null ? [] : [['assignment', data.assignment, ASSIGNMENT[data.assignment]]]),
  ];
  const read = `${counted(data.bars, 'bar')} of ${data.timeframe} in ${counted(data.sessions, 'session')}; traded: ${span}`;
  return [
    ...heading('WHAT WAS REAL AND WHAT WAS NOT'),
    ...alignedRows(rows, ['left', 'left', 'left']),
    ...chainLines(data.chains),
    ...(data.chains === null ? [] : wrappedText(`chains: ${chainFactsText(data.chains)}`)),
    ...wrappedText(`bars: ${read}`),
    ...wrappedText(`repairs: ${repairsText(data.repairs)}; ${counted(data.quarantined, 'row')} set aside`),
    ...data.assumptions.flatMap((sentence) => wrappedText(`- ${sentence}`, '  ', '    ')),
  ];
}

function repairsText(repairs: Readonly<Record<string, number>>): string {
  const kinds = Object.entries(repairs).filter(([, count]) => count > 0);
  return kinds.length === 0
    ? 'none'
    : kinds.map(([kind, count]) => `${groupedNumber(count, 0)} ${kind}`).join(', ');
}
