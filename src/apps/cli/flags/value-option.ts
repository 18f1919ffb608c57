// A flag that takes a value: refuses an empty one, and the next flag taken for one.
import { InvalidArgumentError, Option } from 'commander';

/** A flag such as `--bars <file>`; its value is the text as given. */
export function valueOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser(checkedValue);
}

/** The same, given any number of times; its value is the list in the order given. */
export function repeatableOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser<readonly string[] | undefined>((value, previous) => [
    ...(previous ?? []),
    checkedValue(value),
  ]);
}

function checkedValue(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('Expected a value, found nothing.');
  if (value.startsWith('--')) throw new InvalidArgumentError('Expected a value, found the next flag.');
  return value;
}
