// What every figure of a run rests on, in one line: how much was traded, what of it is made up, how orders were filled.
import type { RunDocument } from '../run-document.ts';
import { counted } from './number-text.ts';

const FILLS = {
  modelled: 'modelled fills that give up part of the spread',
  optimistic: 'optimistic fills at mid',
} as const;

/** `723 closed trades in 5,103 sessions; underlying bridged, volatility estimated, quotes simulated; modelled fills …`. */
export function basisText({ metrics, data }: RunDocument): string {
  const sample = `${counted(metrics.trades, 'closed trade')} in ${counted(data.sessions, 'session')}`;
  const made = `underlying ${data.underlying}, volatility ${data.volatility}, quotes ${quotesWord(data)}`;
  return `${sample}; ${made}; ${FILLS[data.fills]}.`;
}

/** How far option quotes were recorded, in a word or two. */
export function quotesWord({ chain, chains }: RunDocument['data']): string {
  if (chains === null || chains.fallbackShare === 0) return chain;
  return chain === 'recorded' ? 'partly recorded' : 'mostly simulated';
}
