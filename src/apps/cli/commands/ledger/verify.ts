// `quantor verify`: whether a ledger is whole and whether its figures follow from its own records.
import { Command } from 'commander';
import type { LedgerError } from '../../../../adapters/storage/index.ts';
import { type LedgerAudit, verifyLedger } from '../../../../analysis/audit/index.ts';
import { EXIT_BAD_INPUT, EXIT_DONE, EXIT_FAILED_CHECK } from '../../exit-status.ts';
import { ledgerUsageError, readLedger } from '../../open-ledger.ts';
import { contractText } from '../../terminal/contract-text.ts';
import { printError } from '../../terminal/print-error.ts';

interface VerifyReport {
  readonly ok: boolean;
  readonly records: number;
  readonly firstBad: { readonly offset: number; readonly reason: string } | null;
  readonly cash: number | null;
  readonly positions: readonly { readonly contract: string; readonly quantity: number }[];
  readonly treeHead: null;
}

const EXAMPLES = `
Example:
  quantor verify quantor-runs/0a3325b9e0a3/ledger.txt
      says what is wrong first and at which byte, or what cash, contracts and shares come to

A byte that was changed, added or removed ends in exit status 1; a file that stops
before its run does, or is no ledger, is bad input: exit status 2.`;

/** The command; `end` receives the exit status. */
export function verifyCommand(end: (status: number) => void): Command {
  return new Command('verify')
    .description('Check every byte of a ledger and recompute cash, positions and equity from its records.')
    .argument('<ledger>', 'ledger file of a run')
    .option('--json', 'print one JSON document')
    .addHelpText('after', EXAMPLES)
    .action((path: string, flags: { readonly json?: boolean }) => {
      end(verify(path, flags.json === true));
    });
}

function verify(path: string, isJson: boolean): number {
  const reading = readLedger(path);
  if (!reading.ok) return endOfReading(path, reading.error, isJson);
  const audit = verifyLedger(reading.entries);
  print(reportOf(audit), 'the chain is intact', isJson);
  if (!isJson) for (const problem of audit.problems.slice(1)) printProblem(problem);
  return audit.ok ? EXIT_DONE : EXIT_FAILED_CHECK;
}

function endOfReading(path: string, error: LedgerError, isJson: boolean): number {
  const { code, offset, records } = error;
  const usage = ledgerUsageError(path, error);
  const firstBad = { offset, reason: `${code}: ${error.message}` };
  const report: VerifyReport = { ok: false, records, firstBad, cash: null, positions: [], treeHead: null };
  if (code === 'ledger-corrupt' || (code === 'ledger-format' && records > 0)) {
    print(report, `after ${records} intact records`, isJson);
    return EXIT_FAILED_CHECK;
  }
  if (isJson && (code === 'ledger-truncated' || code === 'ledger-format')) {
    // Bad input, and a finding all the same: both are told.
    process.stdout.write(`${JSON.stringify({ ...report, error: usage })}\n`);
  } else printError(usage, isJson);
  return EXIT_BAD_INPUT;
}

function reportOf(audit: LedgerAudit): VerifyReport {
  return {
    ok: audit.ok,
    records: audit.records,
    firstBad: audit.firstBad ?? null,
    cash: audit.cashCents / 100,
    positions: [
      ...audit.positions.map((leg) => ({ contract: contractText(leg), quantity: leg.quantity })),
      ...audit.shares.map(({ root, quantity }) => ({ contract: `${root} shares`, quantity })),
    ],
    treeHead: null,
  };
}

function print(report: VerifyReport, extent: string, isJson: boolean): void {
  if (isJson) {
    process.stdout.write(`${JSON.stringify(report)}\n`);
    return;
  }
  const { ok, records, firstBad, cash, positions } = report;
  const lines = ok
    ? [
        `verified: ${records} records, every byte accounted for`,
        `cash at the end  ${cash === null ? 'unknown' : cash.toFixed(2)} dollars, recomputed from the fills`,
        `open positions   ${positions.length === 0 ? 'none' : ''}`.trimEnd(),
        ...positions.map(({ contract, quantity }) => `  ${String(quantity).padStart(6)}  ${contract}`),
        'not proved here  what comes from the inputs: quotes and marks, prices, VIX, rates (quantor replay proves them)',
      ]
    : [`NOT VERIFIED: ${firstBad?.reason ?? ''} (byte ${firstBad?.offset ?? 0}, ${extent})`];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function printProblem(problem: { readonly offset: number; readonly reason: string }): void {
  process.stdout.write(`  also: ${problem.reason} (byte ${problem.offset})\n`);
}
