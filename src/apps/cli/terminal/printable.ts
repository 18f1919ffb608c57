// Makes text of a file or a name safe to print: nothing in it moves the cursor, changes colours or ends a line.

/** Control characters are shown instead of sent to the terminal. */
export function printable(line: string): string {
  return line.replaceAll(
    /[\p{Cc}\p{Cf}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
