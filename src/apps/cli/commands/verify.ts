// `quantor verify`: whether a ledger is whole and whether its figures follow from its own records.
import { Command } from 'commander';
import { readLedgerFile } from '../../../adapters/storage/index.ts';
import { type LedgerAudit, verifyLedger } from '../../../analysis/audit/index.ts';
import { contractText } from '../terminal/contract-text.ts';
import { EXIT_BAD_INPUT, EXIT_DONE, EXIT_FAILED_CHECK } from '../exit-status.ts';
import { printError } from '../terminal/print-error.ts';
import { usageError } from '../../config/index.ts';

interface VerifyReport {
  readonly ok: boolean;
  readonly records: number;
  readonly firstBad: { readonly offset: number; readonly reason: string } | null;
  readonly cash: number | null;
  readonly positions: readonly { readonly contract: string; readonly quantity: number }[];
  readonly treeHead: null;
}

/** The command; `end` receives the exit status. */
export function verifyCommand(end: (status: number) => void): Command {
  return new Command('verify')
    .description('Check every byte of a ledger and recompute cash, positions and equity from its records.')
    .argument('<ledger>', 'ledger file')
    .option('--json', 'print one JSON document', false)
    .action((path: string, flags: { readonly json: boolean }) => {
      end(verify(path, flags.json));
    });
}

function verify(path: string, isJson: boolean): number {
  const reading = readLedgerFile(path);
  if (!reading.ok) {
    const { code, message, offset, records } = reading.error;
    // A file that is no ledger at all is bad input; one that was changed or cut is a finding.
    if (code !== 'ledger-corrupt' && code !== 'ledger-truncated' && code !== 'ledger-format') {
      printError(usageError(code, message).error, isJson);
      return EXIT_BAD_INPUT;
    }
    const reason = `${code}: ${message}`;
    print({ ok: false, records, firstBad: { offset, reason }, cash: null, positions: [], treeHead: null }, isJson);
    return code === 'ledger-corrupt' ? EXIT_FAILED_CHECK : EXIT_BAD_INPUT;
  }
  const audit = verifyLedger(reading.entries);
  print(reportOf(audit), isJson);
  if (!isJson) for (const problem of audit.problems.slice(1)) printProblem(problem);
  return audit.ok ? EXIT_DONE : EXIT_FAILED_CHECK;
}

function reportOf(audit: LedgerAudit): VerifyReport {
  return {
    ok: audit.ok,
    records: audit.records,
    firstBad: audit.firstBad ?? null,
    cash: audit.cashCents / 100,
    positions: audit.positions.map((leg) => ({ contract: contractText(leg), quantity: leg.quantity })),
    treeHead: null,
  };
}

function print(report: VerifyReport, isJson: boolean): void {
  if (isJson) {
    process.stdout.write(`${JSON.stringify(report)}\n`);
    return;
  }
  const { ok, records, firstBad, cash, positions } = report;
  const lines = ok
    ? [
        `verified: ${records} records, every byte accounted for`,
        `cash at the end  ${cash === null ? 'unknown' : cash.toFixed(2)} dollars, recomputed from the fills`,
        `open positions   ${positions.length === 0 ? 'none' : ''}`,
        ...positions.map(({ contract, quantity }) => `  ${String(quantity).padStart(6)}  ${contract}`),
      ]
    : [`NOT VERIFIED: ${firstBad?.reason ?? ''} (byte ${firstBad?.offset ?? 0}, after ${records} records)`];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function printProblem(problem: { readonly offset: number; readonly reason: string }): void {
  process.stdout.write(`  also: ${problem.reason} (byte ${problem.offset})\n`);
}
