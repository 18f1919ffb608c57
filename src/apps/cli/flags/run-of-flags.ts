// The run that a command line asks for: settings, files and stores of its flags, read and prepared.
import type { UsageResult } from '../../config/index.ts';
import { loadRun, type PreparedRun } from '../../sessions/index.ts';
import { migrationNote } from '../terminal/migration-note.ts';
import { recordedCommand } from './command-line.ts';
import { type InputFlags, inputPathsOf, runSourceOf } from './input-flags.ts';
import { type SettingFlags, settingsOf } from './setting-flags.ts';

/** Error codes as `settingsOf`, `inputPathsOf`, `runSourceOf` and `loadRun` give them; what a store chose and what became of a predecessor's settings go to standard error. */
export async function runOfFlags(
  flags: SettingFlags & InputFlags,
  args: readonly string[],
): Promise<UsageResult<PreparedRun>> {
  const settings = settingsOf(flags);
  if (!settings.ok) return settings;
  if (settings.value.migration !== undefined)
    process.stderr.write(migrationNote(settings.value.migration, settings.value.preset));
  const inputs = inputPathsOf(flags);
  if (!inputs.ok) return inputs;
  const source = runSourceOf(flags);
  if (!source.ok) return source;
  return loadRun(
    {
      settings: settings.value.settings,
      inputs: inputs.value,
      source: source.value,
      command: recordedCommand(args),
    },
    (told) => process.stderr.write(`from the store ${told}\n`),
  );
}
