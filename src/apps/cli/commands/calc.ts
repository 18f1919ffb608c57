// `quantor calc`: calculators over JSON lines, one line of standard input to one line of standard output.
import { Command } from 'commander';
import { KernelError, loadWasmKernel } from '../../../adapters/kernels/index.ts';
import {
  answerLines,
  type Calculator,
  calculatorHelp,
  CALCULATORS,
  type LinesOutcome,
  listText,
} from '../../calc/index.ts';
import { nearestName, type UsageError, usageError } from '../../config/index.ts';
import { EXIT_BAD_INPUT, EXIT_DONE, EXIT_FAILED_CHECK } from '../exit-status.ts';
import { printError } from '../terminal/print-error.ts';

interface CalcFlags {
  readonly kernel: string;
  readonly json?: boolean;
}

const LIST_HELP = `
Each reads JSON lines on standard input and answers every line in order, as it comes:
  echo '{"right":"call","spot":42,"strike":40,"years":0.5,"rate":0.1,"yield":0,"vol":0.2}' | quantor calc bsm
A bad line is answered with {"error":{"code","message"}} and the run goes on; the exit status is 1 if any line failed.
null marks a figure that is undefined. quantor calc NAME --help lists fields, units, errors and examples.`;

/** The command; `end` receives the exit status. */
export function calcCommand(end: (status: number) => void): Command {
  const calc = new Command('calc')
    .description('Calculate on JSON lines: prices, implied volatility, performance.')
    .argument('[name]', 'calculator; without one their names are listed')
    .usage('[name] [options]')
    .option('--json', 'report bad usage as one JSON document')
    .addHelpText('after', LIST_HELP)
    .action((name: string | undefined, { json }: { readonly json?: boolean }) => {
      if (name === undefined) process.stdout.write(`${listText(CALCULATORS)}${LIST_HELP}\n`);
      else printError(unknownCalculator(name), json === true);
      end(name === undefined ? EXIT_DONE : EXIT_BAD_INPUT);
    });
  for (const calculator of CALCULATORS) calc.addCommand(calculatorCommand(calculator, end));
  return calc;
}

function calculatorCommand(calculator: Calculator, end: (status: number) => void): Command {
  return new Command(calculator.name)
    .summary(calculator.summary)
    .description(`For each JSON line of standard input: ${calculator.summary}.`)
    .option('--kernel <ts|wasm>', kernelHelp(calculator), 'ts')
    .option('--json', 'report bad usage as one JSON document')
    .addHelpText('after', () => calculatorHelp(calculator))
    .action(async (_flags: CalcFlags, command: Command) => {
      // A flag that both commands have goes to the upper one.
      const { kernel, json } = command.optsWithGlobals<CalcFlags>();
      const chosen = calculatorOn(calculator, kernel);
      if ('start' in chosen) {
        end(await calculate(chosen));
        return;
      }
      printError(chosen, json === true);
      end(EXIT_BAD_INPUT);
    });
}

function kernelHelp({ startOn }: Calculator): string {
  return startOn === undefined
    ? 'implementation; this one has ts'
    : 'implementation: TypeScript or WebAssembly';
}

/** The calculator as the kernel of that name answers it, or why it cannot. */
function calculatorOn(calculator: Calculator, kernel: string): Calculator | UsageError {
  const { name, startOn } = calculator;
  if (kernel === 'ts') return calculator;
  if (kernel !== 'wasm') {
    return usageError('unknown-kernel', `--kernel: expected ts or wasm, found "${kernel}"`).error;
  }
  if (startOn === undefined) {
    return usageError('kernel-missing', `--kernel: ${name} has no wasm kernel; expected ts`).error;
  }
  try {
    const loaded = loadWasmKernel();
    return { ...calculator, start: () => startOn(loaded) };
  } catch (caught) {
    if (!(caught instanceof KernelError)) throw caught;
    return usageError(caught.code, `--kernel: ${caught.message}`).error;
  }
}

async function calculate(calculator: Calculator): Promise<number> {
  if (process.stdin.isTTY) process.stderr.write('reading JSON lines from the keyboard; Ctrl-D ends\n');
  return statusOf(await answerLines(calculator, { input: process.stdin, output: process.stdout }));
}

function statusOf(outcome: LinesOutcome): number {
  switch (outcome.ended) {
    case 'done':
    case 'reader-gone':
      return outcome.failed === 0 ? EXIT_DONE : EXIT_FAILED_CHECK;
    case 'input-failed':
      printError(usageError('input-failed', `cannot read standard input (${outcome.message})`).error, false);
      return EXIT_BAD_INPUT;
    case 'output-failed':
      // Told by whoever guards the output of every command.
      return EXIT_BAD_INPUT;
  }
}

function unknownCalculator(name: string): UsageError {
  const names = CALCULATORS.map((calculator) => calculator.name);
  const message = `expected ${names.join(', ')}, found "${name}"${nearestName(name, names)}`;
  return usageError('unknown-calculator', message).error;
}
