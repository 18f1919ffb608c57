// Cuts a ledger's bytes into lines and checks each against the chain: the part of verification that sees raw bytes.
import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { CHAIN_LENGTH, CHAIN_START } from './hash-chain.ts';

const NEWLINE = 0x0a;
const SPACE = 0x20;

/** A line whose chain value matches, or what is wrong with it; `offset` is the byte at which it begins. */
export type ChainedLine =
  | { readonly offset: number; readonly text: string }
  | {
      readonly offset: number;
      readonly code: 'ledger-truncated' | 'ledger-corrupt' | 'ledger-format';
      readonly problem: string;
    };

/** The lines after the header, in order, each checked against the chain value of the one before it; `chainStart` stands before the first. */
export function chainedLines(
  bytes: Buffer,
  firstOffset: number,
  chainStart = CHAIN_START,
): { next(): ChainedLine | undefined } {
  let offset = firstOffset;
  // Chain value and record are hashed as one run of bytes: the chain stands at the front of a reused buffer.
  let hashed = Buffer.alloc(1 << 16);
  hashed.write(chainStart, 0, 'latin1');
  return {
    next() {
      if (offset >= bytes.length) return undefined;
      const start = offset;
      const end = bytes.indexOf(NEWLINE, start);
      if (end < 0)
        return { offset: start, code: 'ledger-truncated', problem: 'the last line is not complete' };
      offset = end + 1;
      const textStart = start + CHAIN_LENGTH + 1;
      if (end <= textStart || bytes[textStart - 1] !== SPACE) {
        return {
          offset: start,
          code: 'ledger-corrupt',
          problem: 'the line is not a chain value, a space and a record',
        };
      }
      const length = CHAIN_LENGTH + end - textStart;
      if (length > hashed.length) hashed = Buffer.concat([hashed.subarray(0, CHAIN_LENGTH)], 2 * length);
      bytes.copy(hashed, CHAIN_LENGTH, textStart, end);
      const chain = hash('sha256', hashed.subarray(0, length), 'hex');
      // Compared as bytes of the file, so that an upper-case digit differs.
      if (bytes.toString('latin1', start, start + CHAIN_LENGTH) !== chain) {
        return {
          offset: start,
          code: 'ledger-corrupt',
          problem: 'the chain value does not match the record',
        };
      }
      hashed.write(chain, 0, 'latin1');
      if (!isUtf8(hashed.subarray(CHAIN_LENGTH, length))) {
        return { offset: start, code: 'ledger-format', problem: 'the record is not UTF-8' };
      }
      return { offset: start, text: bytes.toString('utf8', textStart, end) };
    },
  };
}
