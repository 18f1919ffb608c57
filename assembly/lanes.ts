// Short names for operations on two float64 lanes; every kernel here is written in them.

@inline
export function add(a: v128, b: v128): v128 {
  return f64x2.add(a, b);
}

@inline
export function sub(a: v128, b: v128): v128 {
  return f64x2.sub(a, b);
}

@inline
export function mul(a: v128, b: v128): v128 {
  return f64x2.mul(a, b);
}

@inline
export function div(a: v128, b: v128): v128 {
  return f64x2.div(a, b);
}

/** `yes` where the mask is set, else `no`. */
@inline
export function select(mask: v128, yes: v128, no: v128): v128 {
  return v128.bitselect(yes, no, mask);
}

/** a + b x. */
@inline
export function line(a: v128, b: v128, x: v128): v128 {
  return add(a, mul(b, x));
}

/**
 * Entry `index` of a table of float64 in both lanes. Constants live in memory because V8 builds a constant of the code
 * anew at each use, with three instructions, and reads one of memory with one.
 */
@inline
export function at(table: usize, index: usize): v128 {
  return v128.load_splat<f64>(table + (index << 3));
}
