// Holds what a document shows of an output against the output itself, and can take over figures that moved.
const GAP = '…';

const TRIAL =
  /^Trial \d+(?:\s+of\s+\d+)?\s+on\s+this\s+data(?:\s+\(about\s+\S+\s+independent\))?\.(?:\s+(?:The\s+best\s+of\s+so\s+many|Under\s+\d+\s+trades)\b[^]*?\s+luck\.)?\n/m;

/** What is wrong with an excerpt, and the same excerpt with the output's own figures where only figures differ. */
export type Comparison = { readonly problem: string | undefined; readonly renewed: string | undefined };

/**
 * Compares an excerpt line by line: a line `…` stands for lines left out, all others stand next to each other in the
 * output and in its order. What comes before the first and after the last line shown may be left out without a mark.
 */
export function compareText(shown: string, output: string): Comparison {
  const lines = linesOf(withoutTrials(output, shown));
  const exact = placed(shown, lines, (line) => line);
  if (exact.missing === undefined) return { problem: undefined, renewed: undefined };
  const moved = placed(shown, lines, shapeOf);
  const renewed = moved.missing === undefined ? `${moved.found.join('\n')}\n` : undefined;
  const near = lines.filter((line) => shapeOf(line) === shapeOf(exact.missing ?? ''));
  return { problem: `expected the line\n${exact.missing}\nfound\n${near.join('\n')}`, renewed };
}

/** Compares a JSON example: every member it shows is in the output's one document; others may be left out. */
export function compareJson(shown: string, output: string): Comparison {
  const actual: unknown = JSON.parse(output);
  const isContained = contains(JSON.parse(shown), actual);
  const problem = isContained ? undefined : `expected a document with\n${shown}\nfound:\n${output}`;
  return { problem, renewed: undefined };
}

/** The excerpt's lines as they stand in `lines`, compared by `form`, up to the first stretch that is not there. */
function placed(
  shown: string,
  lines: readonly string[],
  form: (line: string) => string,
): { readonly found: readonly string[]; readonly missing: string | undefined } {
  const forms = lines.map(form);
  const found: string[] = [];
  let next = 0;
  for (const stretch of stretchesOf(shown)) {
    const wanted = stretch.map(form);
    const isAt = (at: number): boolean => wanted.every((line, index) => forms[at + index] === line);
    let at = next;
    while (at + wanted.length <= forms.length && !isAt(at)) at += 1;
    if (at + wanted.length > forms.length) {
      const missing = stretch.find((_, index) => !forms.includes(wanted[index] ?? '', next)) ?? stretch[0];
      return { found, missing };
    }
    next = at + wanted.length;
    found.push(...(found.length > 0 || linesOf(shown)[0] === GAP ? [GAP] : []), ...lines.slice(at, next));
  }
  return { found: linesOf(shown).at(-1) === GAP ? [...found, GAP] : found, missing: undefined };
}

/** The lines between gaps. */
function stretchesOf(shown: string): readonly (readonly string[])[] {
  const stretches: string[][] = [[]];
  for (const line of linesOf(shown)) {
    if (line === GAP) stretches.push([]);
    else stretches.at(-1)?.push(line);
  }
  return stretches.filter((stretch) => stretch.length > 0);
}

/** A line without its figures and alignment; signs stay, because a gain that became a loss needs another sentence. */
function shapeOf(line: string): string {
  return line.replaceAll(/\d[\d,.]*/g, '0').replaceAll(/ +/g, ' ');
}

/** Lines without trailing blanks and without the progress that slow machines show. */
function linesOf(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.trimEnd());
  while (lines.at(-1) === '') lines.pop();
  return lines.filter((line) => !/ \[[= ]{30}\] /.test(line));
}

/**
 * What the register of trials tells of a run goes to standard error, and so between the lines of a pipe wherever it falls:
 * it is compared in documents that show it.
 */
function withoutTrials(output: string, shown: string): string {
  return TRIAL.test(shown) ? output : output.replace(new RegExp(TRIAL, 'gm'), '');
}

function contains(shown: unknown, actual: unknown): boolean {
  if (typeof shown !== 'object' || shown === null) return Object.is(shown, actual);
  if (typeof actual !== 'object' || actual === null || Array.isArray(shown) !== Array.isArray(actual))
    return false;
  if (Array.isArray(shown) && shown.length !== (actual as readonly unknown[]).length) return false;
  return Object.entries(shown).every(([key, value]) =>
    contains(value, (actual as Record<string, unknown>)[key]),
  );
}
