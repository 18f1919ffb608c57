// Prints the table of the conformance vectors as docs/conformance.md has it.
import { stdout } from 'node:process';
import { vectorsTable } from '../test/conformance/vectors-table.ts';

stdout.write(vectorsTable());
