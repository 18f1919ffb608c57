// The command as a manifest keeps it: what was asked for, without where the results went.

const OUTPUT_FORMS: ReadonlySet<string> = new Set(['--json', '--no-report']);

/** `args` without the output folder and the form of the output. */
export function recordedCommand(args: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    if (argument === '--out') index += 1;
    else if (!argument.startsWith('--out=') && !OUTPUT_FORMS.has(argument)) kept.push(argument);
  }
  return kept;
}
