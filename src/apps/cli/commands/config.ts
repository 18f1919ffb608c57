// `quantor config show`: every setting, its effective value, and where the value comes from.
import { Command } from 'commander';
import { leafKeys, type LoadedSettings } from '../../config/index.ts';
import { EXIT_BAD_INPUT, EXIT_DONE } from '../exit-status.ts';
import { printError } from '../terminal/print-error.ts';
import { type SettingFlags, settingsOf } from '../flags/setting-flags.ts';

/** The command; `end` receives the exit status. */
export function configCommand(end: (status: number) => void): Command {
  const show = new Command('show')
    .description('Print every setting with its effective value and its origin.')
    .option('--preset <name>', 'strategy')
    .option('--config <file>', 'settings file (JSON)')
    .option('--set <key=value>', 'one setting, repeatable', (value: string, all: readonly string[]) => [...all, value], [])
    .option('--json', 'print the settings as a settings file', false)
    .action((flags: SettingFlags & { readonly json: boolean }) => {
      const loaded = settingsOf(flags);
      if (loaded.ok) process.stdout.write(flags.json ? settingsFile(loaded.value) : settingsTable(loaded.value));
      else printError(loaded.error, flags.json);
      end(loaded.ok ? EXIT_DONE : EXIT_BAD_INPUT);
    });
  return new Command('config').description('Show the effective settings.').addCommand(show);
}

function settingsFile(loaded: LoadedSettings): string {
  return `${JSON.stringify(loaded.settings, undefined, 2)}\n`;
}

function settingsTable({ settings, origins }: LoadedSettings): string {
  const rows = leafKeys(settings).map((key) => {
    const value = key.split('.').reduce<unknown>((tree, part) => (tree as Record<string, unknown>)[part], settings);
    return [key, value === null ? '-' : String(value), origins.get(key) ?? 'default'] as const;
  });
  const keyWidth = Math.max(...rows.map(([key]) => key.length));
  const valueWidth = Math.max(...rows.map(([, value]) => value.length));
  return rows
    .map(([key, value, origin]) => `${key.padEnd(keyWidth)}  ${value.padStart(valueWidth)}  ${origin}\n`)
    .join('');
}
