// Finds the fenced blocks of a Markdown document, the commands and the output they are said to give.

/** One fenced block; `from` and `to` bound its text in the document. */
export type Block = {
  readonly language: string;
  readonly text: string;
  /** Line of the opening fence, the first line being 1. */
  readonly line: number;
  readonly from: number;
  readonly to: number;
};

/** A block of commands with the blocks of output that follow it before the next call of `quantor`. */
export type Step = { readonly commands: Block; readonly outputs: readonly Block[] };

/** Blocks of commands that open with one of these lines are for a person: they are skipped, by this rule alone. */
export const SKIP_MARKS = ['# needs the network', '# needs your files'];

const FENCE = /^```(?<language>\S*)[^\n]*\n(?<text>[\s\S]*?)^```$/gm;

/** All fenced blocks in order. */
export function blocksOf(document: string): readonly Block[] {
  return Array.from(document.matchAll(FENCE), (match) => {
    const { language = '', text = '' } = match.groups ?? {};
    const from = match.index + match[0].indexOf('\n') + 1;
    const line = document.slice(0, match.index).split('\n').length;
    return { language, text, line, from, to: from + text.length };
  });
}

/**
 * The steps of a document. Only `sh`, `text` and `json` may stand in a fence, and output only after commands that are
 * run, so that no example escapes; throws where one would.
 */
export function stepsOf(document: string): readonly Step[] {
  const steps: { commands: Block; outputs: Block[] }[] = [];
  let open: { commands: Block; outputs: Block[] } | undefined;
  for (const block of blocksOf(document)) {
    if (block.language === 'sh') {
      const step = { commands: block, outputs: [] };
      if (!isSkipped(block)) steps.push(step);
      if (block.text.includes('quantor')) open = isSkipped(block) ? undefined : step;
    } else if (block.language !== 'text' && block.language !== 'json') {
      throw new Error(`line ${block.line}: expected a block of sh, text or json, found "${block.language}"`);
    } else if (open === undefined) {
      throw new Error(`line ${block.line}: expected output after commands that are run, found it alone`);
    } else open.outputs.push(block);
  }
  return steps;
}

function isSkipped(block: Block): boolean {
  return SKIP_MARKS.some((mark) => block.text.startsWith(`${mark}\n`));
}
