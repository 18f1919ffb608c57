// Tests the reader of Python configurations: which lines it takes, and that everything else is refused by its line.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPythonConfig } from './read-python-config.ts';

function valuesOf(text: string): Readonly<Record<string, unknown>> {
  const read = readPythonConfig('old.py', text);
  if (!read.ok) throw new Error(read.error.message);
  return Object.fromEntries(read.value.map(({ name, value }) => [name, value]));
}

function problemsOf(text: string): readonly string[] {
  const read = readPythonConfig('old.py', text);
  return read.ok ? [] : [read.error.code, ...read.error.problems.map(({ message }) => message)];
}

test.each([
  ['5', 5],
  ['-0.5', -0.5],
  ['+.5', 0.5],
  ['25_000.0', 25_000],
  ['1e-3', 0.001],
  ['"a # b"', 'a # b'],
  ["'it\\'s'", "it's"],
  ['True', true],
  ['False', false],
  ['None', null],
  ['[1, 5, 15,]', [1, 5, 15]],
  ['(0.2, 0.8)', [0.2, 0.8]],
  ['(5)', 5],
  ['(5,)', [5]],
  ['[]', []],
  ['{\'mtf\': 0.18, "iv": 0.14}', { mtf: 0.18, iv: 0.14 }],
  ['dt.date(2024, 1, 5)', '2024-01-05'],
  ['datetime.date(2024, 12, 31)', '2024-12-31'],
  ['date(2024, 2, 29)', '2024-02-29'],
  ['field(default_factory=lambda: ["1", "5"])', ['1', '5']],
  ['field(default=3)', 3],
  ['field(default_factory=list)', []],
  ['dataclasses.field( default_factory = dict, )', {}],
  ['00', 0],
  ['0_0', 0],
  ['1_2.5_0e0_1', 125],
  ['00.5', 0.5],
  ['14.', 14],
  ['[  # first\n  1,  # one\n  5\n]', [1, 5]],
  ['1 + 2', undefined],
  ['10 * 2', undefined],
  ['0x10', undefined],
  ['010', undefined],
  ['1__0', undefined],
  ['1_', undefined],
  ['1e400', undefined],
  ['field(default_factory=set)', undefined],
  ['os.environ["A"]', undefined],
  ['f"a"', undefined],
  ['int("5")', undefined],
  ['[1, 5', undefined],
  ['lambda: 5', undefined],
  ['{1, 2}', undefined],
  ['{1: 2}', undefined],
  ['{"a": 1, "a": 1}', undefined],
  ['Trueish', undefined],
  ['', undefined],
  ['[[[[[[[[[[1]]]]]]]]]]', undefined],
  ['StrategyConfig()', undefined],
])('the value %s', (source, value) => {
  const text = `class S:\n    name: float = ${source}  # what it is\n`;
  if (value === undefined) {
    expect(problemsOf(text)[0]).toBe('config-python');
    expect(problemsOf(text)[1]).toMatch(/^old\.py, line 2: name: expected a number, a text, True/);
  } else expect(valuesOf(text)).toEqual({ name: value });
});

test('classes, decorators, imports, docstrings and comments pass; a name knows its class and its line', () => {
  const text = [
    '"""A configuration.',
    'dte_min = 1',
    '"""',
    'from dataclasses import dataclass, field',
    'import datetime as dt',
    'top_level = 1',
    '@dataclass(frozen=True)',
    'class StrategyConfig(Base):',
    "    '''Of a strategy.'''",
    '    dte_min: int = 30',
    '',
    '    # a remark = 5',
    '    weights: dict = None',
    'class RunConfig:',
    '\tquantity = 2',
    '    pass',
  ].join('\r\n');
  const read = readPythonConfig('old.py', text);
  expect(read.ok && read.value).toEqual([
    { name: 'top_level', value: 1, place: '', line: 6 },
    { name: 'dte_min', value: 30, place: 'StrategyConfig', line: 10 },
    { name: 'weights', value: null, place: 'StrategyConfig', line: 13 },
    { name: 'quantity', value: 2, place: 'RunConfig', line: 15 },
  ]);
});

test('what __post_init__ does is passed over, and what follows it is read', () => {
  const text =
    'class R:\n    a = 1\n    def __post_init__(self) -> None:\n        if self.b is None:\n            self.b = f()\n    c = 3\n';
  expect(valuesOf(text)).toEqual({ a: 1, c: 3 });
});

test.each([
  ['self.dte_min = 20', 1],
  ['if self.dte_min is None: self.dte_min += 2', 1],
  ['setattr(self, "dte_min", 20)', 1],
  ['object.__setattr__(self, "dte_min", 20)', 1],
  // Only compared, left out whatever it is, or no name of the predecessor.
  ['assert self.dte_min <= self.dte_max and self.dte_min == 30 and self.dte_min != 5', 0],
  ['self.mtf_timeframes = ["1"]', 0],
  ['self.other = 5', 0],
])('__post_init__ with %s', (code, refused) => {
  for (const body of [`\n        ${code}`, ` ${code}`]) {
    const problems = problemsOf(`class S:\n    dte_max = 45\n    def __post_init__(self):${body}\n`);
    expect(problems.slice(1)).toHaveLength(refused);
    if (refused > 0) expect(problems[1]).toMatch(/^old\.py, line [34]: dte_min: .*which is not run$/);
  }
});

test('a file without a single value is refused, and of one that is no Python a hundred lines are told', () => {
  for (const text of ['', '# nothing\n', 'import os\n', '"""text"""\n'])
    expect(problemsOf(text)).toEqual([
      'config-python',
      'old.py: expected a line of name = literal, found none',
    ]);
  const problems = problemsOf('print(1)\n'.repeat(250));
  expect(problems).toHaveLength(102);
  expect(problems.at(-1)).toBe('old.py: 150 more lines are something else');
});

describe('everything else is refused with its line, all at once', () => {
  test('statements', () => {
    const text =
      'a = 1\nimport os; os.system("true")\nprint("x")\nclass S:\n    b: int\n    def f(self):\n        return 5\n    c += 1\nif True:\n    d = 2\na == 1\n';
    const lines = problemsOf(text)
      .slice(1)
      .map((message) => /line (\d+)/.exec(message)?.[1]);
    expect(lines).toEqual(['2', '3', '5', '6', '7', '8', '9', '11']);
  });

  test('nothing of a line that may hold a key is shown', () => {
    const text =
      'class R:\n    alpaca_key = f"canary"\n    config.polygon_key = "canary"\n    api_secret: str = g("canary")\n    x = login("canary")\n';
    const problems = problemsOf(text);
    expect(problems).toHaveLength(5);
    expect(problems.join(' ')).not.toContain('canary');
  });
});

test('no text is too odd to be read or refused', () => {
  const word = fc.constantFrom(
    'a',
    ' = ',
    '\n',
    '    ',
    '[',
    ']',
    '(',
    '{',
    '}',
    "'",
    '"',
    '"""',
    ',',
    ':',
    '#',
    '\\',
    '5',
    '1_0',
    'class S:',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (parts) => {
      const read = readPythonConfig('old.py', parts.join(''));
      expect(read.ok || read.error.problems.length > 0).toBe(true);
    }),
    { numRuns: 300 },
  );
  expect(problemsOf(`a = ${'['.repeat(100_000)}`)[0]).toBe('config-python');
  expect(problemsOf(`a = ${'1'.repeat(100_000)}x`)[0]).toBe('config-python');
});
