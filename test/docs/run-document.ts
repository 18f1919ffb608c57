// Runs a document's commands as a reader would, in one empty folder, against the sources instead of the built package.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execPath } from 'node:process';
import { type Block, type Step, stepsOf } from './document-blocks.ts';
import { type Comparison, compareJson, compareText } from './shown-output.ts';

const projectRoot = join(import.meta.dirname, '..', '..');

/** An output block with how it compares. */
export type CheckedBlock = Comparison & { readonly block: Block };

/** Runs every step of `document`; throws where commands fail, with what they printed. */
export async function runDocument(document: string): Promise<readonly CheckedBlock[]> {
  const folder = mkdtempSync(join(tmpdir(), 'quantor-docs-'));
  try {
    const path = commandsIn(folder);
    const work = join(folder, 'work');
    mkdirSync(work);
    // What a reader's clone has beside the commands.
    for (const name of ['data', 'docs']) symlinkSync(join(projectRoot, name), join(work, name));
    const checked: CheckedBlock[] = [];
    for (const step of stepsOf(document)) checked.push(...(await runStep(step, work, path)));
    return checked;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function runStep(step: Step, folder: string, path: string): Promise<readonly CheckedBlock[]> {
  const printed = await runShell(step.commands, folder, path);
  return step.outputs.map((block) => ({
    block,
    ...(block.language === 'json' ? compareJson(block.text, printed) : compareText(block.text, printed)),
  }));
}

function runShell({ text, line }: Block, folder: string, path: string): Promise<string> {
  const script = `exec 2>&1\n${text}`;
  const options = { cwd: folder, env: { PATH: path, HOME: folder }, maxBuffer: 1e8 };
  return new Promise((resolve, reject) => {
    execFile('bash', ['-euo', 'pipefail', '-c', script], options, (error, stdout) => {
      if (error === null) resolve(stdout);
      else
        reject(new Error(`the commands in line ${line} end with status ${error.code}:\n${text}\n${stdout}`));
    });
  });
}

/**
 * A search path on which `npx quantor` is the command line's source under this Node, and `npm ci` and `npm test`, which
 * a test cannot repeat inside itself, have been done.
 */
function commandsIn(folder: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const entry = join(projectRoot, 'src', 'apps', 'cli', 'main.ts');
  const commands = {
    npx: `[ "$1" = quantor ] && shift && exec "${execPath}" "${entry}" "$@"`,
    npm: `[ "$*" = ci ] || [ "$*" = test ]`,
  };
  for (const [name, body] of Object.entries(commands)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  }
  return [bin, dirname(execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':');
}
