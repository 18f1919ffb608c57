// `quantor data compare`: the bundled calendar and dividends held against a vendor.
import { homedir } from 'node:os';
import { Argument, Command } from 'commander';
import {
  compareText,
  compareWithPolygon,
  isComplete,
  type TableComparison,
} from '../../../data-compare/index.ts';
import { EXIT_BAD_INPUT, EXIT_DONE, EXIT_FAILED_CHECK, EXIT_STOPPED } from '../../exit-status.ts';
import { printError } from '../../terminal/print-error.ts';
import { stopOnSignal } from '../../terminal/stop-on-signal.ts';

interface CompareFlags {
  readonly json?: boolean;
}

const COMPARE_HELP = `
Example:
  quantor data compare polygon
      holidays and shortened days that the exchange has announced, and SPY's dividends

The package's tables are dated facts with their official source, and end with what was known when it was
made. A difference is listed, nothing is changed, and the exit status is 1, as it is
where the vendor lists nothing to compare with. Two requests; every plan holds
them, the free one too. The key is POLYGON_API_KEY, as for "quantor data fetch".`;

/** The command; `end` receives the exit status. */
export function compareCommand(end: (status: number) => void): Command {
  return new Command('compare')
    .description("Compare the bundled holidays and SPY's dividends with a vendor's.")
    .addArgument(new Argument('<vendor>', 'whom to ask').choices(['polygon']))
    .option('--json', 'print one JSON document')
    .addHelpText('after', COMPARE_HELP)
    .action(async (_: string, flags: CompareFlags) => {
      end(await compare(flags.json === true));
    });
}

async function compare(isJson: boolean): Promise<number> {
  const stopWatch = stopOnSignal();
  try {
    const compared = await compareWithPolygon({
      places: { environment: process.env, homeFolder: homedir(), userId: process.getuid?.() },
      nowMs: Date.now(),
      stop: stopWatch.signal,
    });
    if (!compared.ok) {
      printError(compared.error, isJson);
      return compared.error.code === 'cancelled' ? EXIT_STOPPED : EXIT_BAD_INPUT;
    }
    const text = isJson ? JSON.stringify(documentOf(compared.value)) : compareText(compared.value);
    process.stdout.write(`${text}\n`);
    const { holidays, dividends } = compared.value;
    const count = holidays.differences.length + dividends.differences.length;
    return count === 0 && isComplete(compared.value) ? EXIT_DONE : EXIT_FAILED_CHECK;
  } finally {
    stopWatch.release();
  }
}

/** Null stands for what a side does not have, and for a span where the vendor lists nothing. */
function documentOf({ holidays, dividends }: TableComparison): unknown {
  return {
    vendor: 'polygon',
    holidays: { ...holidays, span: holidays.span ?? null },
    dividends: {
      ...dividends,
      span: dividends.span ?? null,
      differences: dividends.differences.map(({ exDate, vendorDollars, tableDollars }) => ({
        exDate,
        vendorDollars: vendorDollars ?? null,
        tableDollars: tableDollars ?? null,
      })),
    },
  };
}
