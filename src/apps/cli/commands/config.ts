// `quantor config`: every setting with its effective value and origin, and the predecessor's as settings.
import { Command } from 'commander';
import { leafKeys, type LoadedSettings, settingCatalog, valueAt } from '../../config/index.ts';
import { EXIT_BAD_INPUT, EXIT_DONE } from '../exit-status.ts';
import { ANCESTOR_FLAGS_HELP, ancestorFlags } from '../flags/ancestor-flags.ts';
import { settingFlags, type SettingFlags, settingsOf } from '../flags/setting-flags.ts';
import { printError } from '../terminal/print-error.ts';
import { configMigrateCommand } from './config-migrate.ts';

interface ShowFlags extends SettingFlags {
  readonly describe?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  quantor config show --describe
      what each setting means and which values it takes
  quantor config show --preset cndr --set selection.shortDelta=0.15
      the settings of that run; the last column says where each value comes from
  quantor config show --json > my.json
      a settings file for --config, to be edited`;

const MIGRATED = 'names of the predecessor were given: quantor config migrate tells what became of each\n';

/** The command; `end` receives the exit status. */
export function configCommand(end: (status: number) => void): Command {
  const show = new Command('show').description(
    'Print every setting with its effective value and its origin.',
  );
  for (const option of [...settingFlags(), ...ancestorFlags()]) show.addOption(option);
  show
    .option('--describe', 'add what each setting means and which values it takes')
    .option('--json', 'print the settings as a settings file for --config')
    .addHelpText('after', EXAMPLES + ANCESTOR_FLAGS_HELP)
    .action((flags: ShowFlags) => {
      const loaded = settingsOf(flags);
      if (loaded.ok && loaded.value.migration !== undefined) process.stderr.write(MIGRATED);
      if (!loaded.ok) printError(loaded.error, flags.json === true);
      else if (flags.json === true) process.stdout.write(settingsFile(loaded.value));
      else process.stdout.write(settingsTable(loaded.value, flags.describe === true));
      end(loaded.ok ? EXIT_DONE : EXIT_BAD_INPUT);
    });
  return new Command('config')
    .description('Show the effective settings, or take over those of the predecessor.')
    .addCommand(show)
    .addCommand(configMigrateCommand(end));
}

function settingsFile(loaded: LoadedSettings): string {
  return `${JSON.stringify(loaded.settings, undefined, 2)}\n`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A longer value stands out of its column: it must not push all others away from their keys. */
const VALUE_WIDTH_MAX = 16;

function settingsTable({ settings, origins }: LoadedSettings, isDescribed: boolean): string {
  const rows = leafKeys(settings).map((key) => {
    const value = valueAt(settings, key);
    return { key, value: value === null ? '-' : textOf(value), origin: origins.get(key) ?? 'default' };
  });
  const keyWidth = Math.max(...rows.map(({ key }) => key.length));
  const widths = rows.map(({ value }) => value.length);
  const valueWidth = Math.max(...widths.filter((width) => width <= VALUE_WIDTH_MAX));
  const catalog = isDescribed ? settingCatalog() : undefined;
  return rows
    .map(({ key, value, origin }) => {
      const facts = catalog?.get(key);
      const description = facts === undefined ? '' : `    ${facts.meaning}; ${facts.expected}\n`;
      return `${key.padEnd(keyWidth)}  ${value.padStart(valueWidth)}  ${origin}\n${description}`;
    })
    .join('');
}
