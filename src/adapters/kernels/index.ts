// Pricing kernels that are not TypeScript.
export { KernelError } from './kernel-error.ts';
export { loadWasmKernel } from './wasm-kernel.ts';
