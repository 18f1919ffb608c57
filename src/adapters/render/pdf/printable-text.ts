// Keeps text within what the shipped fonts can print, so that a foreign file name cannot stop a report.

// ASCII, Latin-1, Latin Extended-A up to ž, and the signs that the report's own sentences use.
const UNPRINTABLE = /[^\u0020-\u007e\u00a0-\u017e–—‘’“”•…−√≤≥]/gu;

/** The text with every other character written as its code point, such as `U+4E2D`. */
export function printableText(text: string): string {
  return text.replaceAll(UNPRINTABLE, (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  });
}
