// What became of one source of a synchronisation, for its list of sources.

export interface ReadSource {
  readonly path: string;
  readonly kind: 'bars' | 'chains' | 'index';
  /** What the rows gave, or why there are none. */
  readonly note: string;
}
