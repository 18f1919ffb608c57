// `quantor config migrate`: a configuration of the predecessor as a settings file of Quantor, with what became of each key.
import { Command } from 'commander';
import {
  type KeyKind,
  mergeLayers,
  migratedFile,
  type Migration,
  usageError,
  type UsageResult,
} from '../../config/index.ts';
import { EXIT_BAD_INPUT, EXIT_DONE } from '../exit-status.ts';
import { ancestorFlags } from '../flags/ancestor-flags.ts';
import { type SettingFlags, settingsOf } from '../flags/setting-flags.ts';
import { valueOption } from '../flags/value-option.ts';
import { migrationText } from '../terminal/migration-text.ts';
import { printError } from '../terminal/print-error.ts';

interface MigrateFlags extends Pick<SettingFlags, 'preset'> {
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  quantor config migrate config.py > my.json
      its settings for --config, with what became of each key as comments
  quantor config migrate config_optimized.json --json
      the same as one JSON document
  quantor config migrate --dte-min 30 --delta-low 0.1 --bt-cash 25000
      a command line of the predecessor`;

/** The command; `end` receives the exit status. */
export function configMigrateCommand(end: (status: number) => void): Command {
  const command = new Command('migrate')
    .description("Print a configuration or a command line of the predecessor as Quantor's settings.")
    .argument('[file]', 'its configuration, Python or JSON (default: none, its flags alone)')
    .addOption(valueOption('--preset <name>', 'strategy that it starts from (default: ancestor)'));
  for (const option of ancestorFlags()) command.addOption(option);
  return command
    .option('--json', 'print one JSON document: preset, settings, keys, remarks')
    .addHelpText('after', EXAMPLES)
    .action((file: string | undefined, flags: MigrateFlags) => {
      const isJson = flags.json === true;
      const found = migrated(file, flags);
      if (!found.ok) printError(found.error, isJson);
      else process.stdout.write(isJson ? documentOf(found.value) : fileOf(found.value));
      end(found.ok ? EXIT_DONE : EXIT_BAD_INPUT);
    });
}

interface Migrated {
  readonly migration: Migration;
  readonly preset: string;
}

/** Error codes as `settingsOf` gives them, and `not-ancestor` where there is nothing of the predecessor. */
function migrated(file: string | undefined, flags: MigrateFlags): UsageResult<Migrated> {
  const loaded = settingsOf({ ...flags, ...(file === undefined ? {} : { config: file }) });
  if (!loaded.ok) return loaded;
  const { migration, preset } = loaded.value;
  if (migration !== undefined) return { ok: true, value: { migration, preset } };
  const found = file === undefined ? 'neither' : `${file} with settings of Quantor, which need none`;
  return usageError('not-ancestor', `expected a configuration or flags of the predecessor, found ${found}`);
}

function fileOf({ migration, preset }: Migrated): string {
  return migratedFile(migration.layers, preset, migrationText(migration, preset));
}

function documentOf({ migration, preset }: Migrated): string {
  const of = (kind: KeyKind): readonly object[] =>
    migration.keys
      .filter((key) => key.kind === kind)
      .map(({ given, value, settings, says }) => ({ given, value, settings, says }));
  const { tree } = mergeLayers(migration.layers);
  const note = {
    carried: of('carried'),
    changed: of('changed'),
    neverWorked: of('never-worked'),
    gone: of('gone'),
    remarks: migration.remarks,
  };
  return `${JSON.stringify({ preset, settings: tree, note })}\n`;
}
