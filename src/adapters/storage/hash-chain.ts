// The bytes of a ledger file: a line that names the format, then one line a record, each bound to all before it.
//
// A ledger is UTF-8 text of lines that all end in one byte 0A; nothing precedes, separates or follows them.
//   line 1        the 16 bytes `quantor-ledger 1`: the name and the version of the format
//   other lines   64 bytes: the record's chain value, SHA-256 in lower-case hexadecimal
//                 1 byte 20 (space)
//                 the record as canonical JSON (RFC 8785), which has no byte below 20
// The chain value of a record is SHA-256 over the 64 bytes that stand for the chain value before it followed by the
// bytes of its JSON; before the first record stands the SHA-256 of line 1 with its 0A, written the same way.
// The first record is the manifest, the last is `run-ended`; a file without the latter was cut short.
import { hash } from 'node:crypto';
import type { LedgerEntry } from '../../core/ledger/index.ts';

export const LEDGER_HEADER = 'quantor-ledger 1\n';

/** Characters of a chain value. */
export const CHAIN_LENGTH = 64;

/** What stands before the first record. */
export const CHAIN_START = hash('sha256', LEDGER_HEADER, 'hex');

/** The chain value of a ledger's last record: names the whole ledger. */
export function ledgerHead(entries: readonly Pick<LedgerEntry, 'text'>[]): string {
  return entries.reduce((chain, { text }) => nextChain(chain, text), CHAIN_START);
}

/** The chain value of the record with this canonical JSON. */
export function nextChain(previousChain: string, recordText: string): string {
  return hash('sha256', previousChain + recordText, 'hex');
}
