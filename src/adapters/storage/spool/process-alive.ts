// Tells whether a process is there, so that a lock of one that is gone keeps nobody out.
import { systemCodeOf } from '../storage-error.ts';

export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (caught) {
    // Another user's process may not be asked, and is there.
    return systemCodeOf(caught) === 'EPERM';
  }
}
