// The SHA-256 of a text, by which spools and their pages are told apart.
import { createHash } from 'node:crypto';

/** 64 hexadecimal digits. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
