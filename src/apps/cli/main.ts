#!/usr/bin/env node
// The entry of the `quantor` command: refuses an old Node in one line, then hands over to the program.
const NODE_MAJOR_MIN = 24;

if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR_MIN) {
  process.stderr.write(
    `quantor needs Node ${NODE_MAJOR_MIN} or newer; this is Node ${process.versions.node}.\n`,
  );
  process.exitCode = 2;
} else {
  // Loaded only now: an older Node could not even parse what follows.
  const { runProgram } = await import('./program.ts');
  const { guardOutput } = await import('./terminal/guard-output.ts');
  guardOutput();
  // Not process.exit: it would cut off what a slow reader has not taken yet.
  process.exitCode = await runProgram(process.argv.slice(2));
}
