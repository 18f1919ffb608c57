// Hands a file to the system's own viewer, without a shell in between.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** The program that opens a file as a double click would, and what it takes before the file. */
const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  // The shell's own `start` reads signs such as & in a path as commands; this does not.
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** An opener that has found no viewer says so within this time. */
const WAIT_MS = 1500;

/** Opens the file; resolves to what went wrong in a sentence, or to nothing. Whether it is shown cannot be known. */
export function openFile(path: string): Promise<string | undefined> {
  const [command, ...before] = OPENERS[process.platform] ?? ['xdg-open'];
  // A full path: no name begins like an option.
  const full = resolve(path);
  return new Promise((done) => {
    const opener = spawn(command, [...before, full], { detached: true, stdio: 'ignore' });
    const timer = setTimeout(() => {
      done(undefined);
    }, WAIT_MS);
    const end = (problem: string | undefined): void => {
      clearTimeout(timer);
      done(problem);
    };
    opener.once('error', () => {
      end(`this system has no ${command} to open files with; the report is at ${full}`);
    });
    opener.once('exit', (status) => {
      end(status === 0 ? undefined : `${command} found nothing that opens it; the report is at ${full}`);
    });
    opener.unref();
  });
}
