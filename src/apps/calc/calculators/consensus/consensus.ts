// The calculator of the vote of timeframes: what each frame's closed bars say of the market, and what they say together.
import { readCalendarTable } from '../../../../adapters/bundled/index.ts';
import { isoInstant } from '../../../../core/domain/index.ts';
import { buildTradingCalendar, easternDateOf, type TradingCalendar } from '../../../../core/market/index.ts';
import {
  type ConsensusConfig,
  consensusOf,
  createFrameSchedules,
  type FrameSchedules,
  type SourceFrame,
} from '../../../../core/signals/index.ts';
import type { Calculator, LineAnswer, LineFailure, LineObject } from '../../calculator.ts';
import { readFields } from '../../fields/read-fields.ts';
import { ASSUMED, type ConsensusInput, FIELDS } from './consensus-fields.ts';
import { CONSENSUS_HELP } from './consensus-help.ts';
import { readBars } from './frame-bars.ts';

export const consensus: Calculator = {
  name: 'consensus',
  summary: 'whether timeframes agree that the market is calm, by a weighted vote',
  forms: [{ title: '', fields: FIELDS }],
  ...CONSENSUS_HELP,
  start: () => answer,
};

function answer(line: LineObject): LineAnswer {
  const reading = readFields(FIELDS, line);
  if (!reading.ok) return reading;
  const input = reading.values;
  const config = configOf(input);
  if ('code' in config) return config;
  const unweighted = input.frames.find(({ frame }) => input.weights.every((one) => one.frame !== frame));
  if (unweighted !== undefined) {
    const message = `weights: expected a weight of each frame given, found none of ${unweighted.frame}`;
    return { ok: false, code: 'missing-weight', message };
  }
  return voteOn(input, config);
}

function configOf(input: ConsensusInput): ConsensusConfig | LineFailure {
  const { polarity = 'calm', moveBars = ASSUMED.moveBars, rangeBars = ASSUMED.rangeBars } = input;
  const { rule = 'body', low = ASSUMED.low, high = ASSUMED.high } = input;
  if (low > high) {
    const message = `low: expected at most high, ${high}, found ${low}`;
    return { ok: false, code: 'invalid-low', message };
  }
  const { threshold = ASSUMED.threshold, disagreementMax = ASSUMED.disagreementMax } = input;
  return {
    frames: input.weights,
    rule: rule === 'body' ? { kind: 'body' } : { kind: 'net-move', moveBars, rangeBars },
    quorum: isCount(input.quorum) ? 0 : input.quorum,
    staleBarsMax: input.staleBars ?? ASSUMED.staleBars,
    polarity:
      polarity === 'calm' ? { kind: 'calm', threshold, disagreementMax } : { kind: 'legacy', low, high },
  };
}

function voteOn(input: ConsensusInput, config: ConsensusConfig): LineAnswer {
  const { calendar, schedules } = exchange();
  const { at } = input;
  const date = easternDateOf(at);
  if (!calendar.covers(date)) {
    const message = `at: expected a date from ${calendar.from} to ${calendar.to}, of which sessions are known, found ${date}`;
    return { ok: false, code: 'outside-calendar', message };
  }
  const frames: SourceFrame[] = [];
  for (const [index, { frame, bars }] of input.frames.entries()) {
    if (bars === undefined || bars === null) continue;
    const read = readBars(bars, { frame, calendar, atMs: at, place: `frames[${index}].bars` });
    if (!read.ok) return read;
    frames.push({ frame, bars: read.bars });
  }
  const { outcome, value, votes, reasons } = withCount(
    consensusOf(frames, config, schedules, at).verdict,
    input.quorum,
  );
  return { ok: true, value: { outcome, value, reasons, votes: votes.map(shownVote) } };
}

/** A quorum above 1 counts frames. */
function isCount(quorum: number): boolean {
  return quorum > 1;
}

type Verdict = ReturnType<typeof consensusOf>['verdict'];

function withCount(verdict: Verdict, quorum: number): Verdict {
  const count = verdict.votes.filter((vote) => 'vote' in vote).length;
  if (!isCount(quorum) || count >= quorum) return verdict;
  const reason = `quorum: ${count} frames vote, ${quorum} are needed`;
  return { ...verdict, outcome: 'insufficient', reasons: [reason] };
}

type Votes = ReturnType<typeof consensusOf>['verdict']['votes'];

function shownVote(vote: Votes[number]): LineObject {
  if ('reason' in vote) return vote;
  return { frame: vote.frame, weight: vote.weight, vote: vote.vote, asOf: isoInstant(vote.asOfMs) };
}

let known: { readonly calendar: TradingCalendar; readonly schedules: FrameSchedules } | undefined;

/** The bundled calendar, read once a process; throws where the package's own table is damaged. */
function exchange(): NonNullable<typeof known> {
  if (known !== undefined) return known;
  const read = readCalendarTable();
  if (!read.ok) throw new Error(read.error.message);
  const calendar = buildTradingCalendar(read.table);
  known = { calendar, schedules: createFrameSchedules(calendar) };
  return known;
}
