// What moving a run's signals showed, as a person reads it, in lines of at most 100 characters.
import { counted, groupedNumber, wrappedText } from '../../analysis/report/index.ts';
import type { ShiftJudgement } from '../../analysis/validation/index.ts';

const LEVEL = 0.05;

/** Ends in a line feed. */
export function permutedText(judgement: ShiftJudgement): string {
  const { sessions, passedSessions, trades } = judgement;
  const lines = [
    verdictOf(judgement),
    ...wrappedText(
      `The signals let ${groupedNumber(passedSessions, 0)} of ${counted(sessions, 'session')} pass. Trades on those sessions, with the signals' other effects off: ${counted(trades, 'trade')}${figures(judgement)}.`,
    ),
    ...wrappedText(
      'All chosen sessions are moved by one number, round from the last to the first: as many, as clustered, at other times. A chance is the share of choices, this one included, that did at least as well, or as badly, by net P&L a trade.',
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function verdictOf({ betterChance, worseChance }: ShiftJudgement): string {
  if (betterChance === null || worseChance === null) return 'NOTHING TO COMPARE: too few trades or sessions';
  if (betterChance <= LEVEL) return 'THE SIGNALS CHOSE WELL: better sessions than nearly all moved ones';
  if (worseChance <= LEVEL) return 'THE SIGNALS CHOSE BADLY: worse sessions than nearly all moved ones';
  return 'NOT SHOWN TO HELP: the sessions that the signals chose are like the same ones moved';
}

function figures({ perTrade, movedPerTrade, moves, betterChance, worseChance }: ShiftJudgement): string {
  if (perTrade === null || movedPerTrade === null || betterChance === null || worseChance === null) return '';
  const dollars = (value: number): string => groupedNumber(value, 2);
  const chance = (value: number): string => groupedNumber(value, 3);
  return `, ${dollars(perTrade)} dollars each; moved ${counted(moves, 'time')}, ${dollars(movedPerTrade)} on average. Chance of as good a choice ${chance(betterChance)}, of as bad a one ${chance(worseChance)}`;
}
