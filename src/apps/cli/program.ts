// The `quantor` command: its subcommands, their help, and how their errors leave the process.
import { Command, CommanderError } from 'commander';
import { packageVersion } from '../../adapters/bundled/index.ts';
import { isKeyOfVendor, nearestName, usageError } from '../config/index.ts';
import {
  CALC_EXIT_STATUS_HELP,
  EXIT_BAD_INPUT,
  EXIT_DONE,
  EXIT_INTERNAL_ERROR,
  EXIT_STATUS_HELP,
} from './exit-status.ts';
import { printError } from './terminal/print-error.ts';
import { printInternalError } from './terminal/print-internal-error.ts';

type MakeCommand = (end: (status: number) => void, args: readonly string[]) => Command;

/** The commands in the order of the help; each is loaded where it is asked for, so that a short one starts soon. */
const COMMANDS: Readonly<Record<string, () => Promise<MakeCommand>>> = {
  backtest: async () => (await import('./commands/backtest.ts')).backtestCommand,
  explain: async () => (await import('./commands/ledger/explain.ts')).explainCommand,
  scan: async () => (await import('./commands/scan.ts')).scanCommand,
  risk: async () => (await import('./commands/ledger/risk.ts')).riskCommand,
  verify: async () => (await import('./commands/ledger/verify.ts')).verifyCommand,
  replay: async () => (await import('./commands/ledger/replay.ts')).replayCommand,
  'prove-no-lookahead': async () =>
    (await import('./commands/prove-no-lookahead.ts')).proveNoLookAheadCommand,
  validate: async () => (await import('./commands/validate.ts')).validateCommand,
  report: async () => (await import('./commands/ledger/report.ts')).reportCommand,
  trials: async () => (await import('./commands/trials/trials.ts')).trialsCommand,
  trades: async () => (await import('./commands/trades/trades.ts')).tradesCommand,
  calc: async () => (await import('./commands/calc.ts')).calcCommand,
  data: async () => (await import('./commands/data/data.ts')).dataCommand,
  config: async () => (await import('./commands/config.ts')).configCommand,
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand,
  init: async () => (await import('./commands/init.ts')).initCommand,
  paper: async () => (await import('./commands/real-time.ts')).paperCommand,
  live: async () => (await import('./commands/real-time.ts')).liveCommand,
};

const FIRST_STEPS = `
First steps:
  quantor                              in a terminal: asks what to backtest
  quantor backtest                     trade the bundled bars; no file is needed
  quantor config show --describe       every setting, its value, what it means
  quantor backtest --help              your own files, presets and settings`;

/** What commander told while it read the command line. */
interface Told {
  status: number;
  /** The command it stopped at, as typed: `quantor config show`. */
  command: string;
  /** The flags that it takes and that its help does not list. */
  unlisted: readonly string[];
  /** What it would have written on standard error. */
  text: string;
}

/** Runs one command line and returns the exit status; nothing is thrown. */
export async function runProgram(args: readonly string[]): Promise<number> {
  if (args.length === 0 && process.stdin.isTTY && process.stdout.isTTY) return askAndRun();
  return runArguments(args);
}

async function runArguments(args: readonly string[]): Promise<number> {
  const told: Told = { status: EXIT_DONE, command: 'quantor', unlisted: [], text: '' };
  try {
    const program = await createProgram(told, args);
    await program.parseAsync(args, { from: 'user' });
    return told.status;
  } catch (error) {
    if (error instanceof CommanderError) return endOfUsage(error, told, args);
    printInternalError(error, args.includes('--json'));
    return EXIT_INTERNAL_ERROR;
  }
}

/** The questions, which nobody who gives arguments has to load. */
async function askAndRun(): Promise<number> {
  try {
    const { runInteractive } = await import('./interactive/run-interactive.ts');
    const { terminalAsker } = await import('./interactive/terminal-asker.ts');
    const greeting = `Quantor ${packageVersion()}: a backtest in a few questions; Enter takes what is shown`;
    return await runInteractive(terminalAsker(greeting), runArguments);
  } catch (error) {
    printInternalError(error, false);
    return EXIT_INTERNAL_ERROR;
  }
}

async function createProgram(told: Told, args: readonly string[]): Promise<Command> {
  const program = new Command('quantor')
    .description(
      'Iron condors and cash-secured puts on SPX, SPXW, XSP and SPY: backtest, replay and verify, with a reason for every trade not made.',
    )
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', FIRST_STEPS);
  const end = (status: number): void => {
    told.status = status;
  };
  for (const load of loadersFor(args)) program.addCommand((await load())(end, args));
  prepare(program, 'quantor', told);
  return program;
}

/** The loader of the command that is named first, or of all where none is: their help and a misspelt name need each. */
function loadersFor([name = '']: readonly string[]): readonly (() => Promise<MakeCommand>)[] {
  const named = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  return named === undefined ? Object.values(COMMANDS) : [named];
}

/** Makes a command and those below it report what is wrong instead of writing and leaving by themselves. */
function prepare(command: Command, path: string, told: Told): void {
  command
    .helpOption('-h, --help', 'print this help')
    // Descriptions name their own defaults; `false` and `[]` tell nobody anything.
    .configureHelp({ optionDescription: (option) => option.description })
    .addHelpText('after', /^quantor calc\b/.test(path) ? CALC_EXIT_STATUS_HELP : EXIT_STATUS_HELP)
    .exitOverride((error) => {
      told.command = path;
      told.unlisted = command.options.flatMap(({ hidden, long }) => (hidden ? (long ?? []) : []));
      throw error;
    })
    .configureOutput({
      writeErr: (text) => {
        told.text += text;
      },
    });
  for (const child of command.commands) prepare(child, `${path} ${child.name()}`, told);
}

function endOfUsage(error: CommanderError, told: Told, args: readonly string[]): number {
  if (error.exitCode === 0) return EXIT_DONE;
  // A group of commands without a command: its help is the answer.
  if (error.code === 'commander.help') {
    process.stdout.write(told.text);
    return EXIT_DONE;
  }
  const code = error.code
    .replace(/^commander\./, '')
    .replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const sentence = error.message
    .replace(/^error: /, '')
    // The value of a flag that does not exist may be a key, which no flag takes.
    .replace(/^(unknown option '--[^=']*)=[^]*'/, "$1'")
    .replaceAll('\n', ' ')
    .replace(/\.$/, '');
  const hint = code === 'unknown-option' ? unlistedHint(sentence, told.unlisted) : '';
  printError(
    usageError(code, `${sentence}${hint}; see ${told.command} --help`).error,
    args.includes('--json'),
  );
  return EXIT_BAD_INPUT;
}

/** The nearest flag that a help does not list, which commander's own suggestion leaves out. */
function unlistedHint(sentence: string, unlisted: readonly string[]): string {
  const given = /^unknown option '(?<flag>--[^']+)'$/.exec(sentence)?.groups?.['flag'];
  // Never one that takes a key, which no command does.
  const named = unlisted.filter((flag) => !isKeyOfVendor(flag.replace(/^--/, '')));
  if (given === undefined) return '';
  return unlisted.includes(given) ? ' with a value: it takes none' : nearestName(given, named);
}
