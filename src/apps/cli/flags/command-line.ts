// The command as a manifest keeps it: what was asked for, without where the results went.

const OUTPUT_FORMS: ReadonlySet<string> = new Set(['--json', '--no-report', '--no-trials']);

/** Flags whose value says where results go. */
const PLACES: readonly string[] = ['--out', '--trials'];

/** `args` without the places and the form of the output. */
export function recordedCommand(args: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    if (PLACES.includes(argument)) index += 1;
    else if (!isPlace(argument) && !OUTPUT_FORMS.has(argument)) kept.push(argument);
  }
  return kept;
}

function isPlace(argument: string): boolean {
  return PLACES.some((flag) => argument.startsWith(`${flag}=`));
}
