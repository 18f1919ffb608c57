// Words of a command line as a person can paste them into a shell.

const PLAIN = /^[\w@%+=:,./-]+$/;

/** The words joined by spaces, each quoted for a POSIX shell where it has to be. */
export function shellWords(words: readonly string[]): string {
  return words
    .map((word) => (PLAIN.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`))
    .join(' ');
}
