// `quantor init`: a folder to work in, with a settings file to edit, and nothing of anybody's overwritten.
import { lstatSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { makeFolders, StorageError, writing } from '../../../adapters/storage/index.ts';
import { settingsTemplate, usageError, type UsageResult } from '../../config/index.ts';
import { EXIT_BAD_INPUT, EXIT_DONE } from '../exit-status.ts';
import { shellWords } from '../terminal/shell-words.ts';
import { printError } from '../terminal/print-error.ts';

const SETTINGS_FILE = 'quantor.jsonc';

const README = `# Backtests with Quantor

    npx quantor doctor                               is everything in place
    npx quantor backtest --config ${SETTINGS_FILE}      a run; it goes to quantor-runs
    npx quantor config show --config ${SETTINGS_FILE}   the settings in force and where each comes from
`;

const EXAMPLES = `
Examples:
  quantor init
      quantor.jsonc, .gitignore and README.md in the current folder
  quantor init condors && cd condors && quantor backtest --config quantor.jsonc
      a folder of its own, and a first run in it

quantor.jsonc has every setting, commented out; a file that exists is never overwritten.`;

/** The command; `end` receives the exit status. */
export function initCommand(end: (status: number) => void): Command {
  return new Command('init')
    .description('Make a folder with a settings template, to work in.')
    .argument('[folder]', 'where; made if it is not there (default: the current folder)')
    .option('--json', 'print one JSON document')
    .addHelpText('after', EXAMPLES)
    .action((folder: string | undefined, { json }: { readonly json?: boolean }) => {
      const made = makeWorkFolder(folder ?? '.');
      if (!made.ok) printError(made.error, json === true);
      else process.stdout.write(json === true ? `${JSON.stringify(made.value)}\n` : textOf(made.value));
      end(made.ok ? EXIT_DONE : EXIT_BAD_INPUT);
    });
}

interface WorkFolder {
  readonly folder: string;
  /** Paths of the files that were written. */
  readonly files: readonly string[];
}

function textOf({ folder, files }: WorkFolder): string {
  const change = folder === '.' ? '' : `cd ${shellWords([folder])} && `;
  return `made  ${files.join('\n      ')}\nnext  ${change}npx quantor backtest --config ${SETTINGS_FILE}\n`;
}

/** Error codes `init-file-exists` and those of `StorageError`; after an error the files are as they were. */
function makeWorkFolder(folder: string): UsageResult<WorkFolder> {
  const contents = [
    [join(folder, SETTINGS_FILE), settingsTemplate()],
    [join(folder, '.gitignore'), 'quantor-runs/\n'],
    [join(folder, 'README.md'), README],
  ] as const;
  const files = contents.map(([path]) => path);
  const written: string[] = [];
  try {
    const existing = writing(folder, () => files.filter(exists));
    if (existing.length > 0) return alreadyThere(existing);
    writing(folder, () => makeFolders(folder));
    for (const [path, text] of contents) {
      // `wx` refuses a file that appeared since it was looked for.
      writing(path, () => {
        writeFileSync(path, text, { flag: 'wx' });
      });
      written.push(path);
    }
    return { ok: true, value: { folder, files } };
  } catch (error) {
    for (const path of written) rmSync(path, { force: true });
    if (error instanceof StorageError) return usageError(error.code, error.message);
    throw error;
  }
}

/** A dangling link counts: writing through it would make a file somewhere else. */
function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function alreadyThere(existing: readonly string[]): UsageResult<never> {
  const problems = existing.map((path) => ({ key: path, message: `${path} exists` }));
  const message = `expected a folder without the files to be made, found ${existing.join(', ')}; nothing was written`;
  return usageError('init-file-exists', message, [{ message }, ...problems]);
}
