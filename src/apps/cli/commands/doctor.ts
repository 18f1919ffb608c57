// `quantor doctor`: whether everything a run needs is in place, and what to do where it is not.
import { Command } from 'commander';
import { packageVersion } from '../../../adapters/bundled/index.ts';
import { type CheckResult, checksOf, resultsOf, thisComputer } from '../../doctor/index.ts';
import { EXIT_DONE, EXIT_FAILED_CHECK } from '../exit-status.ts';

const EXAMPLES = `
Example:
  quantor doctor
      Node, program, data, calendar, clock, folders, disk, PDF compiler, credentials

Nothing is changed, sent or left behind, and no credential is shown. The exit status is 1
where a check failed; a warning is none.`;

/** The command; `end` receives the exit status. */
export function doctorCommand(end: (status: number) => void): Command {
  return new Command('doctor')
    .description('Check the installation, its data, the clock, folders and credentials.')
    .option('--json', 'print one JSON document')
    .addHelpText('after', EXAMPLES)
    .action(async ({ json }: { readonly json?: boolean }) => {
      const results = await resultsOf(checksOf(thisComputer()));
      process.stdout.write(json === true ? documentOf(results) : textOf(results));
      end(isHealthy(results) ? EXIT_DONE : EXIT_FAILED_CHECK);
    });
}

function isHealthy(results: readonly CheckResult[]): boolean {
  return results.every(({ status }) => status !== 'fail');
}

function documentOf(results: readonly CheckResult[]): string {
  const checks = results.map(({ name, status, found, advice }) => ({
    name,
    status,
    found,
    advice: advice ?? null,
  }));
  return `${JSON.stringify({ ok: isHealthy(results), version: packageVersion(), checks })}\n`;
}

function textOf(results: readonly CheckResult[]): string {
  const width = Math.max(...results.map(({ name }) => name.length));
  const lines = results.flatMap(({ name, status, found, advice }) => [
    `  ${status.padEnd(4)}  ${name.padEnd(width)}  ${found}`,
    ...(advice === undefined ? [] : [`${' '.repeat(width + 10)}-> ${advice}`]),
  ]);
  const count = (status: CheckResult['status']): number =>
    results.filter((result) => result.status === status).length;
  const summary = `${count('ok')} ok, ${count('warn')} to look at, ${count('fail')} failed`;
  return `${lines.join('\n')}\n\n${summary}\n`;
}
