// What `quantor validate LEDGER` does: the campaign around a run, its verdict, and the file beside the ledger.
import { dirname, join } from 'node:path';
import type { Option } from 'commander';
import { RUN_FILES, StorageError } from '../../adapters/storage/index.ts';
import { type ValidationDocument, validationText } from '../../analysis/report/index.ts';
import type { EpochMs } from '../../core/domain/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';
import type { Watch } from '../sessions/index.ts';
import { type GridAxis, validateLedger, writeValidation } from '../validate/index.ts';
import { EXIT_DONE } from './exit-status.ts';
import { literal } from './flags/setting-flags.ts';
import { trialsOption } from './flags/trials-option.ts';
import { repeatableOption, valueOption } from './flags/value-option.ts';
import { wholeNumberOf } from './flags/whole-number.ts';
import { openLedger } from './open-ledger.ts';
import { watchedWork } from './watched-work.ts';

const WORKERS_MAX = 256;

export interface CampaignFlags {
  readonly grid?: readonly string[];
  readonly out?: string;
  readonly trials?: string | false;
  readonly workers?: string;
  readonly json?: boolean;
}

/** The flags that belong to a ledger's campaign alone; `--no-trials` comes with the command. */
export function campaignOptions(): readonly Option[] {
  return [
    repeatableOption(
      '--grid <key=values>',
      'with a ledger: try these values of a setting, key=a,b,c, each with each of another --grid, in place of the neighbourhood; repeatable',
    ),
    valueOption(
      '--out <folder>',
      'with a ledger: where to write validation.json (default: beside the ledger)',
    ),
    trialsOption('with a ledger: register in which its trials are counted'),
  ];
}

/** Runs the campaign and returns the exit status: 0 whatever the verdict. */
export function runValidateCommand(path: string, flags: CampaignFlags): Promise<number> {
  const isJson = flags.json === true;
  return watchedWork(
    isJson,
    (watch) => validated(path, flags, watch),
    ({ document, file }) => {
      process.stdout.write(
        isJson ? `${JSON.stringify(document)}\n` : `${validationText(document)}\nwritten  ${file}\n`,
      );
      return EXIT_DONE;
    },
  );
}

interface Validated {
  readonly document: ValidationDocument;
  readonly file: string;
}

async function validated(path: string, flags: CampaignFlags, watch: Watch): Promise<UsageResult<Validated>> {
  const workers = wholeNumberOf('workers', flags.workers, { least: 1, most: WORKERS_MAX });
  if (!workers.ok) return workers;
  const grid = gridOf(flags.grid ?? []);
  if (!grid.ok) return grid;
  const ledger = openLedger(path);
  if (!ledger.ok) return ledger;
  const request = {
    workers: workers.value,
    register: flags.trials,
    grid: grid.value,
    atMs: Date.now() as EpochMs,
  };
  const document = await validateLedger(ledger.value, request, watch);
  if (!document.ok) return document;
  const file = join(flags.out ?? dirname(path), RUN_FILES.validation);
  try {
    writeValidation(file, document.value);
  } catch (error) {
    if (error instanceof StorageError) return usageError(error.code, error.message);
    throw error;
  }
  return { ok: true, value: { document: document.value, file } };
}

/** Error code `grid-syntax`. */
function gridOf(given: readonly string[]): UsageResult<readonly GridAxis[]> {
  const axes: GridAxis[] = [];
  for (const text of given) {
    const at = text.indexOf('=');
    const key = text.slice(0, Math.max(0, at)).trim();
    const values =
      at < 0
        ? []
        : text
            .slice(at + 1)
            .split(',')
            .map((value) => value.trim());
    const isTwice = axes.some((axis) => axis.key === key);
    if (
      key === '' ||
      isTwice ||
      key.split('.').includes('__proto__') ||
      values.includes('') ||
      values.length === 0
    ) {
      return usageError(
        'grid-syntax',
        `--grid expects a setting once with its values, such as exit.dteFloor=7,14,21, found "${text}"`,
      );
    }
    axes.push({ key, values: values.map(literal) });
  }
  return { ok: true, value: axes };
}
