// The flags of the predecessor's command line, taken beside Quantor's own and left out of the help's list.
import { Option } from 'commander';
import { ANCESTOR_KEYS, type GivenFlag, usageError, type UsageResult } from '../../config/index.ts';
import { decimalIn } from './decimal.ts';
import { valueOption } from './value-option.ts';

/** Every one of them, by the key that it stands for. */
const FLAGS = ANCESTOR_KEYS.flatMap(({ name, flags }) => flags.map((one) => ({ name, ...one })));

/** Told in the help of a command that takes them. */
export const ANCESTOR_FLAGS_HELP = `
The predecessor's flags, such as --dte-min 30 --bt-cash 25000, are taken too: docs/migrating.md.`;

export function ancestorFlags(): readonly Option[] {
  return FLAGS.map(({ flag, name, gives }) => {
    const says = `the predecessor's ${name}`;
    const option = gives === undefined ? valueOption(`${flag} <value>`, says) : new Option(flag, says);
    return option.hideHelp();
  });
}

/** Which of them a command line has; error code `ancestor-mode` for one that asks for more than a backtest. */
export function givenAncestorFlags(given: object): UsageResult<readonly GivenFlag[]> {
  const values = given as Readonly<Record<string, unknown>>;
  const flags = FLAGS.flatMap(({ flag, name, gives }): readonly GivenFlag[] => {
    const value = values[new Option(flag).attributeName()];
    if (gives !== undefined) return value === !flag.startsWith('--no-') ? [{ flag, name, value: gives }] : [];
    return typeof value === 'string' ? [{ flag, name, value: decimalIn(value) ?? value }] : [];
  });
  const mode = flags.find(({ name }) => name === 'mode');
  if (mode !== undefined && mode.value !== 'backtest')
    return usageError(
      'ancestor-mode',
      `--mode: expected backtest, which is what this command does, found ${JSON.stringify(mode.value)}: quantor paper and quantor live are commands of their own`,
    );
  return { ok: true, value: flags };
}
