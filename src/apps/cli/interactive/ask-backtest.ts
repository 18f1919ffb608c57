// The questions of a backtest in their order: each answer is checked as its flag would be.
import { DEFAULT_PRESET, PRESETS } from '../../config/index.ts';
import {
  barsProblem,
  dollarsIn,
  pathIn,
  settingProblem,
  spanOf,
  volatilityProblem,
} from './answer-checks.ts';
import { type Answers, unaskedSettings, withAnswer } from './answers.ts';
import type { Asker, Choice } from './asker.ts';

const NONE = 'none';

/** One question or a few of one kind; `undefined` where the person has had enough. */
type Step = (asker: Asker, answers: Answers, earlier: Answers) => Promise<Answers | undefined>;

/** Asks everything; `earlier` answers are what Enter gives. */
export async function askBacktest(asker: Asker, earlier: Answers): Promise<Answers | undefined> {
  let answers: Answers | undefined = {};
  for (const step of [askPreset, askBars, askVolatility, askRoot, askCash, askDates]) {
    answers = await step(asker, answers, earlier);
    if (answers === undefined) return undefined;
  }
  return answers;
}

const askPreset: Step = async (asker, answers, earlier) => {
  const choices = Object.entries(PRESETS).map(([value, { summary }]) => ({
    value,
    label: value,
    hint: summary,
  }));
  const initial = earlier.preset ?? DEFAULT_PRESET;
  const value = await asker.choose({ message: 'Which strategy?', choices, initial });
  return value === undefined ? undefined : withAnswer(answers, 'preset', { value, unasked: DEFAULT_PRESET });
};

const SOURCES: readonly Choice[] = [
  { value: 'bundled', label: 'the bundled S&P 500 days', hint: '2000 to 2020, no file needed' },
  { value: 'own', label: 'my own file', hint: 'CSV of days or minutes, gzip or not' },
];

const askBars: Step = async (asker, answers, earlier) => {
  const initial = earlier.bars === undefined ? 'bundled' : 'own';
  const source = await asker.choose({ message: 'Which bars?', choices: SOURCES, initial });
  if (source !== 'own') return source === undefined ? undefined : answers;
  const path = await asker.ask({
    message: 'File of bars, with a date or ts column and open, high, low, close',
    initial: earlier.bars,
    problemOf: (text) => barsProblem(pathIn(text)),
  });
  return path === undefined ? undefined : { ...answers, bars: pathIn(path) };
};

const askVolatility: Step = async (asker, answers, earlier) => {
  if (answers.bars === undefined) return answers;
  const before = listed(earlier.volatility);
  const vix = await asker.ask({
    message: 'File of VIX levels, or none to estimate them from the bars',
    initial: before.vix ?? NONE,
    problemOf: (text) => (text === NONE ? undefined : volatilityProblem(`vix=${pathIn(text)}`)),
  });
  if (vix === undefined || vix === NONE) return vix === undefined ? undefined : answers;
  const list = `vix=${pathIn(vix)}`;
  const others = await asker.ask({
    message: 'Other indices as vix9d=FILE,vix3m=FILE,vix6m=FILE, or none',
    initial: before.others ?? NONE,
    problemOf: (text) => (text === NONE ? undefined : volatilityProblem(`${list},${text}`)),
  });
  if (others === undefined) return undefined;
  return { ...answers, volatility: others === NONE ? list : `${list},${others}` };
};

/** `--volatility` in the two parts that are asked for; VIX comes first in a list made here. */
function listed(volatility: string | undefined): { readonly vix?: string; readonly others?: string } {
  const [vix, ...others] = volatility?.split(',') ?? [];
  return {
    ...(vix === undefined ? {} : { vix: vix.slice('vix='.length) }),
    ...(others.length === 0 ? {} : { others: others.join(',') }),
  };
}

const INDEX_ROOTS: readonly Choice[] = [
  { value: 'XSP', label: 'XSP', hint: 'a tenth of the index, cash-settled' },
  { value: 'SPX', label: 'SPX', hint: 'the index, settled at the open; ten times XSP' },
  { value: 'SPXW', label: 'SPXW', hint: 'the index, settled at the close; ten times XSP' },
];
const SPY_ROOT: Choice = { value: 'SPY', label: 'SPY', hint: 'the ETF; needs bars of SPY' };

const askRoot: Step = async (asker, answers, earlier) => {
  const unasked = unaskedSettings(answers).root;
  const choices = answers.bars === undefined ? INDEX_ROOTS : [...INDEX_ROOTS, SPY_ROOT];
  const before = choices.find(({ value }) => value === earlier.root && earlier.preset === answers.preset);
  const value = await asker.choose({
    message: 'Options on what?',
    choices,
    initial: before?.value ?? unasked,
  });
  return value === undefined ? undefined : withAnswer(answers, 'root', { value, unasked });
};

const askCash: Step = async (asker, answers, earlier) => {
  const unasked = unaskedSettings(answers).cash;
  const isSamePreset = earlier.preset === answers.preset;
  const value = await asker.ask({
    message: 'Initial cash, dollars',
    initial: (isSamePreset ? earlier.cash : undefined) ?? unasked,
    problemOf: (text) => settingProblem({ ...answers, cash: dollarsIn(text) }),
  });
  return value === undefined ? undefined : withAnswer(answers, 'cash', { value: dollarsIn(value), unasked });
};

const askDates: Step = async (asker, answers, earlier) => {
  const span = spanOf(answers);
  const isSameFile = earlier.bars === answers.bars;
  const first = span?.from ?? '';
  const from = await asker.ask({
    message: 'First session to trade (earlier bars warm up)',
    initial: (isSameFile ? earlier.from : undefined) ?? span?.from,
    problemOf: (text) =>
      settingProblem({ ...answers, from: text }) ??
      (span !== undefined && text > span.to
        ? `expected a date up to the last bar, ${span.to}, found ${text}`
        : undefined),
  });
  if (from === undefined) return undefined;
  const dated = withAnswer(answers, 'from', { value: from, unasked: first });
  const to = await asker.ask({
    message: 'Last session',
    initial: (isSameFile ? earlier.to : undefined) ?? span?.to,
    problemOf: (text) =>
      settingProblem({ ...answers, to: text }) ??
      (text < from ? `expected a date from the first session, ${from}, found ${text}` : undefined) ??
      (text < first ? `expected a date from the first bar, ${first}, found ${text}` : undefined),
  });
  return to === undefined ? undefined : withAnswer(dated, 'to', { value: to, unasked: span?.to ?? '' });
};
