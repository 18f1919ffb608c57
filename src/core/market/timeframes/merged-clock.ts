// The clock of an alignment: every instant at which any of its lists has something, once, in order.

/** Union of ascending lists of instants. Takes as many steps as the lists have instants, times their number. */
export function mergedClock(lists: readonly Float64Array[]): Float64Array {
  const total = lists.reduce((sum, list) => sum + list.length, 0);
  const merged = new Float64Array(total);
  const heads = new Int32Array(lists.length);
  let length = 0;
  for (;;) {
    const next = earliestHead(lists, heads);
    if (next === Infinity) return merged.slice(0, length);
    merged[length] = next;
    length += 1;
    for (const [index, list] of lists.entries())
      while ((list[heads[index] as number] ?? Infinity) <= next) heads[index] = (heads[index] as number) + 1;
  }
}

function earliestHead(lists: readonly Float64Array[], heads: Int32Array): number {
  let earliest = Infinity;
  for (let index = 0; index < lists.length; index += 1)
    earliest = Math.min(earliest, lists[index]?.[heads[index] as number] ?? Infinity);
  return earliest;
}
