// What a person is told after a run of how often its data was tried on, and what that makes of its Sharpe ratio.
import { SESSIONS_PER_YEAR } from '../../analysis/metrics/index.ts';
import {
  deflatedSharpeRatio,
  expectedMaximumSharpe,
  trialCount,
  type TrialCount,
} from '../../analysis/validation/index.ts';
import { wrappedText } from '../../analysis/report/index.ts';
import type { TrialRecord } from '../../core/ledger/index.ts';
import type { Counting } from './count-run.ts';

/** Fewer are no evidence, as the run's own document says; what else evidence asks for, no register has. */
const TRADES_MIN = 30;
const SESSIONS_MIN = 30;

/** One or two sentences, in lines that end in newlines. */
export function countedText(own: TrialRecord | undefined, counted: Counting): string {
  if (own === undefined) return told('Not counted as a trial: the run has no session.');
  if (!counted.isCounted) return told(`Not counted as a trial: ${counted.reason}.`);
  const count = trialCount(own, counted.trials);
  return told(`${placeSentence(count)}${deflatedSentence(own, count)}`);
}

function placeSentence({ place, counted, independent }: TrialCount): string {
  if (counted === 1) return 'Trial 1 on this data.';
  const about = `about ${roundedCount(independent)} independent`;
  return `Trial ${place ?? counted} of ${counted} on this data (${about}).`;
}

/** What the best of so many worthless trials shows, beside what this one shows. */
function deflatedSentence(own: TrialRecord, { counted, independent, sharpeVariance }: TrialCount): string {
  const { sharpe, skewness, kurtosis, sessions, trades } = own;
  const isMeasured = sharpe !== undefined && skewness !== undefined && kurtosis !== undefined;
  if (counted === 1 || !isMeasured || sharpeVariance === undefined) return '';
  if (trades < TRADES_MIN || sessions < SESSIONS_MIN)
    return ` Under ${TRADES_MIN} trades or ${SESSIONS_MIN} sessions nothing tells it from luck.`;
  const sample = { sharpe, skew: skewness, kurtosis, observations: sessions };
  const deflated = deflatedSharpeRatio(sample, { count: independent, variance: sharpeVariance });
  if (deflated === undefined) return '';
  const yearly = (perSession: number): string => (perSession * Math.sqrt(SESSIONS_PER_YEAR)).toFixed(2);
  const luck = expectedMaximumSharpe(independent, sharpeVariance);
  return (
    ` The best of so many without any edge would show a Sharpe ratio of about ${yearly(luck)} a year, this run shows ${yearly(sharpe)}:` +
    ` deflated Sharpe ratio ${deflated.toFixed(2)}, where 0.95 is the least that would tell it from luck.`
  );
}

/** Below ten independent trials tenths matter. */
export function roundedCount(count: number): string {
  return count < 10 ? String(Number(count.toFixed(1))) : count.toFixed(0);
}

function told(text: string): string {
  return `${wrappedText(text, '').join('\n')}\n`;
}
