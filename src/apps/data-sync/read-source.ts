// What became of one source of a synchronisation, for its list of sources.

export interface ReadSource {
  /** A file or folder; of a frame that was built, what from what. */
  readonly path: string;
  readonly kind: 'bars' | 'chains' | 'index' | 'built';
  /** What the rows gave, or why there are none. */
  readonly note: string;
}
