// Checks the contract of `calc indicator`: values, warm-up, names that are taken, what is refused and with which code.
import { describe, expect, test } from 'vitest';
import { taLibBars } from '../../../../core/signals/indicators/published-bars.fixture.ts';
import { answerOf, codeOf } from '../../answer-of.fixture.ts';
import { calculatorHelp } from '../../help-text.ts';
import { indicator } from './indicator.ts';
import { INDICATOR_ENTRIES, namedOne } from './indicator-table.ts';

const { length: _length, ...bars } = taLibBars;
const COUNT = taLibBars.length;

function messageOf(answer: Record<string, unknown>): string | undefined {
  return (answer['error'] as { readonly message: string } | undefined)?.message;
}

describe.each(INDICATOR_ENTRIES)('$name', ({ name, columns, lines, parameters }) => {
  const full = answerOf(indicator, { name, bars });

  test('answers with its lines, each as long as the bars, null in warm-up and a number at the end', () => {
    expect(Object.keys(full)).toEqual(lines);
    for (const values of Object.values(full) as (number | null)[][]) {
      expect(values).toHaveLength(COUNT);
      expect(values.at(-1)).toBeTypeOf('number');
      if (name !== 'obv') expect(values[0]).toBeNull();
    }
  });

  test('reads no column but those that it names, and asks for each of them', () => {
    const read = Object.fromEntries(columns.map((column) => [column, bars[column]]));
    expect(answerOf(indicator, { name, bars: read })).toEqual(full);
    for (const column of columns) {
      const answer = answerOf(indicator, {
        name,
        bars: { ...bars, [column]: undefined },
      });
      expect(codeOf(answer)).toBe('missing-column');
      expect(messageOf(answer)).toContain(`found none called ${column}`);
    }
  });

  test('goes by every column that it names', () => {
    for (const column of columns) {
      const other = column === 'low' ? 0.99 : 1.01;
      const changed = bars[column].map((value, index) => (index % 3 === 0 ? value * other : value));
      const answer = answerOf(indicator, {
        name,
        bars: { ...bars, [column]: changed },
      });
      expect(codeOf(answer)).toBeUndefined();
      expect(answer).not.toEqual(full);
    }
  });

  test('says of fewer bars what it says of their beginning in more', () => {
    const first = Object.fromEntries(
      Object.entries(bars).map(([column, values]) => [column, values.slice(0, 60)]),
    );
    const begun = answerOf(indicator, { name, bars: first });
    for (const line of lines) expect(begun[line]).toEqual((full[line] as unknown[]).slice(0, 60));
  });

  test('takes its standard parameters where none are given, and says them in help', () => {
    const standard = Object.fromEntries(parameters.map((one) => [one.name, one.standard]));
    expect(answerOf(indicator, { name, params: standard, bars })).toEqual(full);
    const help = calculatorHelp(indicator).replaceAll(/\s+/g, ' ');
    for (const { name: parameter, standard: value } of parameters)
      expect(help).toContain(`${parameter} ${value}`);
  });

  test.each([0, -1, Number.MAX_VALUE, '14', true, [14]])('refuses %j for any parameter', (value) => {
    for (const parameter of parameters) {
      const answer = answerOf(indicator, {
        name,
        params: { [parameter.name]: value },
        bars,
      });
      expect(codeOf(answer)).toBe('invalid-params');
      expect(messageOf(answer)).toContain(`params.${parameter.name}: expected ${parameter.expected}, found`);
    }
  });

  test('of no bars and of one bar it has no value', () => {
    const none = { open: [], high: [], low: [], close: [], volume: [] };
    const one = { open: [1], high: [2], low: [1], close: [2], volume: [5] };
    for (const line of lines) {
      expect(answerOf(indicator, { name, bars: none })[line]).toEqual([]);
      const ofOne = answerOf(indicator, { name, bars: one })[line];
      expect(ofOne).toEqual([name === 'obv' ? 5 : null]);
    }
  });
});

test('published values come out: RSI 14 and ADX 14 of TA-Lib’s bars', () => {
  const rsi = answerOf(indicator, { name: 'rsi', bars })['rsi'] as (number | null)[];
  expect(rsi.slice(12, 16).map((value) => value?.toFixed(1))).toEqual([undefined, undefined, '49.1', '52.3']);
  expect(rsi.at(-1)?.toFixed(2)).toBe('49.63');
  const adx = answerOf(indicator, { name: 'adx', params: { period: 14 }, bars })['adx'] as (number | null)[];
  expect(adx.at(-1)?.toFixed(2)).toBe('15.53');
});

test('help names every line that an indicator gives, and no other', () => {
  const lines = new Set(INDICATOR_ENTRIES.flatMap((entry) => entry.lines));
  expect(indicator.outputs.map(({ name }) => name)).toEqual([...lines]);
});

describe('names', () => {
  test.each([
    ['Bollinger Bands', { timeperiod: 10, nbdevup: 2, nbdevdn: 2 }, 'bbands', { period: 10 }],
    ['STOCH', { fastk_period: 5, slowk_period: 3, slowd_period: 4 }, 'stoch', { k: 5, smooth: 3, d: 4 }],
    ['MACD', { fastperiod: 5, slowperiod: 9, signalperiod: 3 }, 'macd', { fast: 5, slow: 9, signal: 3 }],
    ['sar', { acceleration: 0.03 }, 'psar', { step: 0.03 }],
    ['volumeRatio', null, 'volume-ratio', { period: null }],
  ])('%s with %j is %s with %j', (name, params, own, ownParams) => {
    const answer = answerOf(indicator, { name, params, bars });
    expect(codeOf(answer)).toBeUndefined();
    expect(answer).toEqual(answerOf(indicator, { name: own, params: ownParams, bars }));
  });

  test('lead to one indicator each, and parameters to one of it', () => {
    for (const entry of INDICATOR_ENTRIES) {
      for (const name of [entry.name, ...entry.aliases])
        expect(namedOne(INDICATOR_ENTRIES, name)).toBe(entry);
      for (const parameter of entry.parameters) {
        for (const name of [parameter.name, ...parameter.aliases])
          expect(namedOne(entry.parameters, name)).toBe(parameter);
      }
    }
  });
});

describe('refuses', () => {
  const close = [1, 2, 3];

  test.each([
    ['unknown-indicator', { name: 'rsj', bars }, 'macd, roc, bbands'],
    ['unknown-indicator', { name: 'rsj', bars }, 'did you mean "rsi"?'],
    ['unknown-indicator', { name: 'constructor', bars }, 'found "constructor"'],
    ['invalid-name', { name: 14, bars }, 'expected the name of an indicator, found 14'],
    ['missing-field', { bars }, 'found none called name'],
    ['missing-field', { name: 'rsi' }, 'found none called bars'],
    ['unknown-field', { name: 'rsi', bars, periods: 3 }, 'found "periods"'],
    ['invalid-params', { name: 'rsi', params: [14], bars }, 'expected an object, found an array of 1'],
    [
      'invalid-params',
      { name: 'rsi', params: { period: 1.5 }, bars },
      'an integer from 1 to 100000, found 1.5',
    ],
    [
      'invalid-params',
      { name: 'rsi', params: { period: 3, length: 4 }, bars },
      'expected one value, found 3 and 4',
    ],
    [
      'invalid-params',
      { name: 'zscore', params: { period: 1 }, bars },
      'an integer from 2 to 100000, found 1',
    ],
    [
      'invalid-params',
      { name: 'macd', params: { fast: 26 }, bars },
      'expected fast below slow, found 26 and 26',
    ],
    [
      'invalid-params',
      { name: 'psar', params: { step: 0.3 }, bars },
      'step at most maximum, found 0.3 and 0.2',
    ],
    [
      'unknown-parameter',
      { name: 'rsi', params: { peroid: 14 }, bars },
      'those of rsi, period, found "peroid"',
    ],
    [
      'unknown-parameter',
      { name: 'obv', params: { period: 14 }, bars },
      'those of obv, none, found "period"',
    ],
    ['unknown-parameter', { name: 'rsi', params: { constructor: 14 }, bars }, 'found "constructor"'],
    ['invalid-bars', { name: 'rsi', bars: close }, 'bars: expected an object, found an array of 3'],
    [
      'invalid-bars',
      { name: 'rsi', bars: { close: 3 } },
      'bars.close: expected an array of finite numbers, found 3',
    ],
    [
      'invalid-bars',
      { name: 'rsi', bars: { close: [1, null] } },
      'bars.close[1]: expected a finite number, found null',
    ],
    [
      'invalid-bars',
      { name: 'rsi', bars: { close: [1, '2'] } },
      'bars.close[1]: expected a finite number, found "2"',
    ],
    ['invalid-bars', { name: 'rsi', bars: { close: [1, -1e101] } }, 'bars.close[1]: expected at most 1e100'],
    [
      'invalid-bars',
      { name: 'atr', bars: { close, high: close, low: [1, 2, 4] } },
      'bars.high[2]: expected at least the low, 4, found 3',
    ],
    [
      'invalid-bars',
      { name: 'obv', bars: { close, volume: [1, -1, 0] } },
      'bars.volume[1]: expected at least 0, found -1',
    ],
    ['length-mismatch', { name: 'obv', bars: { close, volume: [1] } }, 'found 3 of close and 1 of volume'],
    ['missing-column', { name: 'rsi', bars: { close: null } }, 'expected the columns close'],
    [
      'out-of-range',
      { name: 'roc', params: { period: 1 }, bars: { close: [1e-300, 1e100] } },
      'within float64',
    ],
  ])('%s: %j', (code, line, message) => {
    const answer = answerOf(indicator, line);
    expect(codeOf(answer)).toBe(code);
    expect(messageOf(answer)).toContain(message);
  });
});

test('columns that an indicator does not read are not looked at, whatever they hold', () => {
  const params = { period: 2 };
  const plain = answerOf(indicator, { name: 'sma', params, bars: { close: [1, 2, 3] } });
  const rest = { volume: [null, null], high: [1, 1, 1], low: [2, 2, 2], open: 'none' };
  expect(answerOf(indicator, { name: 'sma', params, bars: { close: [1, 2, 3], ...rest } })).toEqual(plain);
});

test.each([
  ['plus_di', 'adx'],
  ['TRANGE', 'atr'],
  ['stochf', 'stoch'],
])('%s is answered as %s', (alias, name) => {
  expect(answerOf(indicator, { name: alias, bars })).toEqual(answerOf(indicator, { name, bars }));
});

test('columns that bars have beyond prices and volume are passed over', () => {
  const answer = answerOf(indicator, {
    name: 'sma',
    params: { period: 2 },
    bars: { time: ['a', 'b'], close: [1, 2] },
  });
  expect(answer).toEqual({ sma: [null, 1.5] });
});
