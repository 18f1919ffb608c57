// The WebAssembly kernel: what the host may call.
export { rootsOfTwo, tailPieces } from './tables';
export { valueOptions } from './european-values';
export { solveVols } from './european-vols';
