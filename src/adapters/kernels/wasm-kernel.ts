// The pricing kernel in WebAssembly, two options an instruction: loads the module that the build compiles from assembly/.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  COLUMN_NAMES,
  type EuropeanKernel,
  type OptionBlock,
  type OptionColumns,
  ROOTS_OF_TWO,
  TAIL_PIECES,
  TERMS_LENGTH,
} from '../../core/pricing/index.ts';
import { KernelError } from './kernel-error.ts';
import { PAGE_BYTES, webAssembly, type WasmMemory } from './web-assembly.ts';

/** What assembly/index.ts exports; every argument and result is a byte address, a number of bytes or a count. */
interface KernelExports {
  readonly memory: WasmMemory;
  readonly rootsOfTwo: () => number;
  readonly tailPieces: () => number;
  readonly valueOptions: KernelCall;
  readonly solveVols: KernelCall;
}

type KernelCall = (terms: number, columns: number, stride: number, count: number) => void;

const FLOAT_BYTES = 8;
/** Two options share an instruction. */
const LANES = 2;

/**
 * Reads and compiles the kernel; throws `KernelError`. `file` is the module, by default the one of the package, which is
 * the same file from src and from dist. Its results have the bits of `typescriptKernel`'s.
 */
export function loadWasmKernel(
  file: URL = new URL('../../../dist/kernels/european.wasm', import.meta.url),
): EuropeanKernel {
  const module = compileModule(readModule(file), file);
  return { name: 'wasm', createBlock: (capacity) => createBlock(module, capacity) };
}

function readModule(file: URL): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    const message = `expected the compiled kernel ${fileURLToPath(file)}, which npm run build makes, found none`;
    throw new KernelError('kernel-missing', message, cause);
  }
}

function compileModule(bytes: Uint8Array, file: URL): object {
  try {
    return new webAssembly.Module(bytes);
  } catch (cause) {
    const message = `expected a WebAssembly module with SIMD that this runtime compiles, found ${fileURLToPath(file)}`;
    throw new KernelError('kernel-unusable', message, cause);
  }
}

/** Each block has its own instance and memory, so that its columns are views that nothing ever moves. */
function createBlock(module: object, capacity: number): OptionBlock {
  const kernel = new webAssembly.Instance(module).exports as KernelExports;
  const stride = LANES * Math.ceil(capacity / LANES) * FLOAT_BYTES;
  const terms = kernel.memory.buffer.byteLength;
  const columns = terms + 2 * TERMS_LENGTH * FLOAT_BYTES;
  const end = columns + COLUMN_NAMES.length * stride;
  kernel.memory.grow(Math.ceil((end - terms) / PAGE_BYTES));
  const view = (address: number, length: number): Float64Array =>
    new Float64Array(kernel.memory.buffer, address, length);
  view(kernel.rootsOfTwo(), ROOTS_OF_TWO.length).set(ROOTS_OF_TWO);
  view(kernel.tailPieces(), TAIL_PIECES.length).set(TAIL_PIECES);
  const views = Object.fromEntries(
    COLUMN_NAMES.map((name, index) => [name, view(columns + index * stride, capacity)]),
  ) as OptionColumns;
  return {
    ...views,
    capacity,
    terms: view(terms, TERMS_LENGTH),
    valueOptions: (count) => kernel.valueOptions(terms, columns, stride, count),
    solveVols: (count) => kernel.solveVols(terms, columns, stride, count),
  };
}
