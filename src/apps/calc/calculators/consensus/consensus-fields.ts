// The input fields of `calc consensus`, with the frames' weights read and checked against the frames.
import { type Timeframe, TIMEFRAMES } from '../../../../core/domain/index.ts';
import {
  DEFAULT_CONSENSUS,
  LEGACY_CONSENSUS,
  WEIGHT_MAX,
  type WeightedFrame,
} from '../../../../core/signals/index.ts';
import { describeValue } from '../../fields/describe-value.ts';
import {
  choiceField,
  type Field,
  type FieldReading,
  type FieldValues,
  numberField,
  optionalField,
} from '../../fields/field.ts';
import { instantOf } from './place-bars.ts';

const BARS_MAX = 1000;

const { rule, polarity, quorum, staleBarsMax } = DEFAULT_CONSENSUS;
const { polarity: legacy } = LEGACY_CONSENSUS;

/** What is assumed where optional fields are left out. */
export const ASSUMED = {
  moveBars: rule.kind === 'net-move' ? rule.moveBars : 1,
  rangeBars: rule.kind === 'net-move' ? rule.rangeBars : 1,
  threshold: polarity.kind === 'calm' ? polarity.threshold : 0,
  disagreementMax: polarity.kind === 'calm' ? (polarity.disagreementMax ?? 1) : 1,
  staleBars: staleBarsMax,
  low: legacy.kind === 'legacy' ? legacy.low : 0,
  high: legacy.kind === 'legacy' ? legacy.high : 1,
  quorum,
} as const;

export interface NamedBars {
  readonly frame: Timeframe;
  /** As the line has them. */
  readonly bars: unknown;
}

export const FIELDS = {
  at: atField(),
  frames: framesField(),
  weights: weightsField(),
  quorum: quorumField(),
  rule: optionalField(
    choiceField(
      ['net-move', 'body'],
      'how a frame votes; body where left out, which one bar is enough for; runs use net-move',
    ),
  ),
  polarity: optionalField(
    choiceField(['calm', 'legacy'], 'which values pass; calm where left out; see below'),
  ),
  threshold: optionalField(share(`calm: least value that passes; ${ASSUMED.threshold} where left out`)),
  disagreementMax: optionalField(
    share(`calm: farthest two votes may lie apart; ${ASSUMED.disagreementMax} where left out, 1 is off`),
  ),
  low: optionalField(share(`legacy: least value that passes; ${ASSUMED.low} where left out`)),
  high: optionalField(share(`legacy: greatest value that passes; ${ASSUMED.high} where left out`)),
  staleBars: optionalField(
    barCount(
      `how many later closes of its own may have been due since a frame's last bar; ${ASSUMED.staleBars} where left out`,
      0,
    ),
  ),
  moveBars: optionalField(
    barCount(`net-move: bars whose net move is judged; ${ASSUMED.moveBars} where left out`, 1),
  ),
  rangeBars: optionalField(
    barCount(`net-move: bars before them that say what to expect; ${ASSUMED.rangeBars} where left out`, 1),
  ),
} as const;

export type ConsensusInput = FieldValues<typeof FIELDS>;

function share(meaning: string): Field<number> {
  return numberField(meaning, 'a number from 0 to 1', (value) => value >= 0 && value <= 1);
}

function quorumField(): Field<number> {
  return numberField(
    `least share of all weight that must vote, 0 to 1; from 2 on the least count of frames`,
    `a share from 0 to 1, or a count of frames from 2 to ${TIMEFRAMES.length}`,
    (value) =>
      (value >= 0 && value <= 1) || (Number.isInteger(value) && value <= TIMEFRAMES.length && value > 1),
  );
}

/** A frame by any of its usual spellings, such as `1h`, `60min` or `daily`. */
function frameNamed(text: string): Timeframe | undefined {
  const name = text.trim().toLowerCase();
  const minutes = /^(\d+) ?(?:m|min|mins|minutes?)?$/.exec(name)?.[1] ?? hoursAsMinutes(name);
  if (minutes !== undefined) return TIMEFRAMES.find((known) => known === `${minutes}m`);
  if (['d', '1d', 'day', '1day', 'daily'].includes(name)) return 'D';
  return ['w', '1w', 'week', '1week', 'weekly'].includes(name) ? 'W' : undefined;
}

function hoursAsMinutes(name: string): string | undefined {
  return ['h', '1h', '1hour', 'hour', 'hourly'].includes(name) ? '60' : undefined;
}

function barCount(meaning: string, least: number): Field<number> {
  return numberField(
    meaning,
    `a whole number from ${least} to ${BARS_MAX}`,
    (value) => Number.isInteger(value) && value >= least && value <= BARS_MAX,
  );
}

function atField(): Field<NonNullable<ReturnType<typeof instantOf>>> {
  return {
    type: 'ISO time or number',
    meaning: "the instant of the decision: an ISO time, New York's without an offset, or epoch milliseconds",
    isRequired: true,
    read: (value, name) => {
      const atMs = instantOf(value);
      if (atMs !== undefined) return { ok: true, value: atMs };
      return mismatch(name, 'an ISO time or epoch milliseconds from 1987 to 2099', value);
    },
  };
}

function framesField(): Field<readonly NamedBars[]> {
  return {
    type: 'array of {name, bars}',
    meaning: `the frames; name one of ${TIMEFRAMES.join(', ')}, each once; bars as below, null where there are none`,
    isRequired: true,
    read: (value, name) => {
      if (!Array.isArray(value)) return mismatch(name, 'an array of {name, bars}', value);
      const frames: NamedBars[] = [];
      for (const [index, element] of (value as readonly unknown[]).entries()) {
        const place = `${name}[${index}]`;
        if (typeof element !== 'object' || element === null || Array.isArray(element))
          return mismatch(place, 'an object {name, bars}', element);
        const { name: named, bars, ...others } = element as Readonly<Record<string, unknown>>;
        const [other] = Object.keys(others);
        if (other !== undefined)
          return {
            ok: false,
            code: 'unknown-field',
            message: `${place}: expected name and bars, found "${other}"`,
          };
        const frame = typeof named === 'string' ? frameNamed(named) : undefined;
        if (frame === undefined) return mismatch(`${place}.name`, `one of ${TIMEFRAMES.join(', ')}`, named);
        if (frames.some((earlier) => earlier.frame === frame))
          return { ok: false, message: `${place}.name: expected each frame once, found ${frame} again` };
        frames.push({ frame, bars });
      }
      return { ok: true, value: frames };
    },
  };
}

function weightsField(): Field<readonly WeightedFrame[]> {
  return {
    type: 'object {frame: number}',
    meaning: `weight of each frame, 0 to ${WEIGHT_MAX}, one above 0; shares of their sum count; a frame that is weighted and not given abstains`,
    isRequired: true,
    read: (value, name) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        return mismatch(name, 'an object of frames and numbers', value);
      const weights: WeightedFrame[] = [];
      for (const [key, weight] of Object.entries(value as Readonly<Record<string, unknown>>)) {
        const frame = frameNamed(key);
        if (frame === undefined) return mismatch(name, `names of ${TIMEFRAMES.join(', ')}`, key);
        if (typeof weight !== 'number' || !(weight >= 0 && weight <= WEIGHT_MAX))
          return mismatch(`${name}.${key}`, `a number from 0 to ${WEIGHT_MAX}`, weight);
        if (weights.some((earlier) => earlier.frame === frame))
          return { ok: false, message: `${name}: expected each frame once, found ${frame} again` };
        weights.push({ frame, weight });
      }
      if (weights.some(({ weight }) => weight > 0)) return { ok: true, value: weights };
      return { ok: false, message: `${name}: expected at least one weight above 0, found none` };
    },
  };
}

function mismatch(place: string, expected: string, found: unknown): FieldReading<never> {
  return { ok: false, message: `${place}: expected ${expected}, found ${describeValue(found)}` };
}
