// The part of the runtime's WebAssembly that a kernel needs, typed here because no library of types of this ring has it.

export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  readonly grow: (pages: number) => number;
}

interface WasmRuntime {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

/** The runtime's own; every Node has one. */
export const webAssembly = (globalThis as unknown as { readonly WebAssembly: WasmRuntime }).WebAssembly;

/** Bytes of a page of memory. */
export const PAGE_BYTES = 65_536;
