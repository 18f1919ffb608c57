// `quantor paper` and `quantor live`: say which parts of a real-time session are still missing, and start nothing.
import { Command } from 'commander';
import { usageError } from '../../config/index.ts';
import { livePorts, missingParts, paperPorts, type SessionPorts } from '../../sessions/index.ts';
import { EXIT_BAD_INPUT } from '../exit-status.ts';
import { printError } from '../terminal/print-error.ts';

/** The paper command; `end` receives the exit status. */
export function paperCommand(end: (status: number) => void): Command {
  return realTimeCommand(
    'paper',
    'Trade live data against the simulated venue (not yet possible).',
    paperPorts,
    end,
  );
}

/** The live command; `end` receives the exit status. */
export function liveCommand(end: (status: number) => void): Command {
  return realTimeCommand('live', 'Trade live data through a broker (not yet possible).', livePorts, end);
}

function realTimeCommand(
  name: string,
  description: string,
  portsOf: (clockMs: () => number) => SessionPorts,
  end: (status: number) => void,
): Command {
  return new Command(name)
    .description(description)
    .option('--json', 'print one JSON document')
    .action((flags: { readonly json?: boolean }) => {
      const missing = missingParts(portsOf(Date.now));
      const sentence = `a ${name} session needs parts that this version does not have: ${missing.join('; ')}`;
      const problems = missing.map((message) => ({ message }));
      printError(usageError('session-incomplete', sentence, problems).error, flags.json === true);
      end(EXIT_BAD_INPUT);
    });
}
