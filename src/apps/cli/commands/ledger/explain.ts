// `quantor explain`: why a run traded as little as it did, read from its ledger and asked of runs with one setting changed.
import { Command } from 'commander';
import {
  type DecisionFunnel,
  decisionFunnel,
  type FactorAttribution,
  factorAttribution,
} from '../../../../analysis/attribution/index.ts';
import {
  attributionSection,
  attributionText,
  factorsText,
  funnelText,
  type WhyNotSection,
} from '../../../../analysis/report/index.ts';
import { type UsageError, usageError, type UsageResult } from '../../../config/index.ts';
import { cardAt, cardDocument, cardText, whyNot, WHY_NOT_DEFAULTS } from '../../../explain/index.ts';
import { changedInput, runOfLedger, type Watch } from '../../../sessions/index.ts';
import { EXIT_BAD_INPUT, EXIT_DONE } from '../../exit-status.ts';
import { valueOption } from '../../flags/value-option.ts';
import { openLedger } from '../../open-ledger.ts';
import { printError } from '../../terminal/print-error.ts';
import { watchedWork } from '../../watched-work.ts';

const EXAMPLES = `
Examples:
  quantor explain quantor-runs/0a3325b9e0a3/ledger.txt
      the gates in order and how many bars each stopped, the nearest misses, and for each gate the
      smallest change of one setting that opens 1, 5 and 20 trades more, found by making the run again
  quantor explain quantor-runs/0a3325b9e0a3/ledger.txt --funnel
      the gates alone, at once: nothing is run again
  quantor explain quantor-runs/0a3325b9e0a3/ledger.txt --factors
      what was known at the entries of winners and of losers, factor by factor, and whether it differs
  quantor explain quantor-runs/0a3325b9e0a3/ledger.txt --attribution
      what the result came from: Greeks, spread and fees, regimes, weekdays, terms, and the way its cash went
  quantor explain quantor-runs/0a3325b9e0a3/ledger.txt --at 2018-03-05T10:05
      the decision card of one bar: its gate or its order, its open trades, what every signal said

The input files must stand where they stood when the run was made, unchanged.`;

const TRADES_MAX = 100_000;
const NUMBERS_MAX = 8;

interface ExplainFlags {
  readonly json?: boolean;
  readonly at?: string;
  readonly funnel?: boolean;
  readonly factors?: boolean;
  readonly attribution?: boolean;
  readonly trades?: string;
}

/** The command; `end` receives the exit status. */
export function explainCommand(end: (status: number) => void): Command {
  return new Command('explain')
    .description('Show why bars did not become trades, and what would have opened some.')
    .argument('<ledger>', 'ledger file of a run')
    .addOption(
      valueOption(
        '--at <time>',
        'show what the bar that closed at this time, or last before it, decided and on what',
      ),
    )
    .option('--funnel', 'show the gates and their counts alone')
    .option('--factors', 'compare winners with losers by what was known at their entries')
    .option('--attribution', 'show what the result came from, to the cent')
    .addOption(
      valueOption('--trades <numbers>', 'how many trades more a change is to open (default: 1,5,20)'),
    )
    .option('--json', 'print one JSON document')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, flags: ExplainFlags) => {
      const mixed = mixedFlags(flags);
      if (mixed !== undefined) {
        printError(mixed, flags.json === true);
        end(EXIT_BAD_INPUT);
      } else if (flags.attribution === true) end(await explainResult(path, flags));
      else if (flags.at === undefined) end(await explain(path, flags));
      else end(await explainAt(path, flags.at, flags));
    });
}

/** Flags of which each asks for another answer; `undefined` where at most one is given. */
function mixedFlags({ at, funnel, factors, attribution, trades }: ExplainFlags): UsageError | undefined {
  const asked = Object.entries({
    '--at': at !== undefined,
    '--funnel': funnel === true,
    '--factors': factors === true,
    '--attribution': attribution === true,
    '--trades': trades !== undefined,
  }).flatMap(([flag, isGiven]) => (isGiven ? [flag] : []));
  if (asked.length < 2) return undefined;
  return usageError(
    'mixed-flags',
    `expected one of --at, --funnel, --factors, --attribution and --trades, found ${asked.join(' and ')}`,
  ).error;
}

interface Explanation {
  readonly funnel: DecisionFunnel;
  readonly factors: FactorAttribution;
  /** Absent where it was not asked for. */
  readonly whyNot: WhyNotSection | undefined;
}

function explain(path: string, flags: ExplainFlags): Promise<number> {
  const isJson = flags.json === true;
  return watchedWork(
    isJson,
    (watch) => explained(path, flags, watch),
    ({ funnel, factors, whyNot: section }) => {
      const { nearest, unlock, locked } = section ?? { nearest: null, unlock: null, locked: null };
      const document = { funnel, nearest, unlock, locked, factors };
      const text = flags.factors === true ? factorsText(factors) : funnelText(funnel, section);
      process.stdout.write(isJson ? `${JSON.stringify(document)}\n` : text);
      return EXIT_DONE;
    },
  );
}

async function explained(path: string, flags: ExplainFlags, watch: Watch): Promise<UsageResult<Explanation>> {
  const more = numbersOf(flags.trades);
  if (!more.ok) return more;
  const ledger = openLedger(path);
  if (!ledger.ok) return ledger;
  const records = ledger.value.entries.map((entry) => entry.record);
  const funnel = decisionFunnel(records);
  const factors = factorAttribution(records);
  if (flags.funnel === true || flags.factors === true) {
    const gone = changedInput(ledger.value.manifest);
    return gone === undefined
      ? { ok: true, value: { funnel, factors, whyNot: undefined } }
      : { ok: false, error: gone };
  }
  const run = await runOfLedger(ledger.value);
  if (!run.ok) return run;
  const section = await whyNot(run.value, { ...WHY_NOT_DEFAULTS, more: more.value }, watch);
  if (section === undefined) return usageError('stopped', 'the explanation was interrupted');
  return { ok: true, value: { funnel, factors, whyNot: section } };
}

/** Whole numbers with commas between, rising and each once. */
function numbersOf(text: string | undefined): UsageResult<readonly number[]> {
  if (text === undefined) return { ok: true, value: WHY_NOT_DEFAULTS.more };
  const numbers = [
    ...new Set(text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))),
  ];
  const isSound =
    numbers.length <= NUMBERS_MAX &&
    numbers.every((number) => Number.isSafeInteger(number) && number >= 1 && number <= TRADES_MAX);
  if (isSound) return { ok: true, value: numbers.toSorted((a, b) => a - b) };
  return usageError(
    'bad-value',
    `--trades: expected up to ${NUMBERS_MAX} whole numbers from 1 to ${TRADES_MAX} with commas between, such as 1,5,20, found "${text}"`,
  );
}

function explainAt(path: string, at: string, flags: ExplainFlags): Promise<number> {
  const isJson = flags.json === true;
  return watchedWork(
    isJson,
    async (watch) => {
      const ledger = openLedger(path);
      return ledger.ok ? cardAt(ledger.value, at, watch) : ledger;
    },
    (card) => {
      process.stdout.write(isJson ? `${JSON.stringify(cardDocument(card))}\n` : cardText(card));
      return EXIT_DONE;
    },
  );
}

/** From the records alone: no input file is looked at. */
function explainResult(path: string, flags: ExplainFlags): Promise<number> {
  const isJson = flags.json === true;
  return watchedWork(
    isJson,
    () => {
      const ledger = openLedger(path);
      if (!ledger.ok) return Promise.resolve(ledger);
      const value = attributionSection(ledger.value.entries.map((entry) => entry.record));
      return Promise.resolve({ ok: true as const, value });
    },
    (attribution) => {
      process.stdout.write(isJson ? `${JSON.stringify({ attribution })}\n` : attributionText(attribution));
      return EXIT_DONE;
    },
  );
}
