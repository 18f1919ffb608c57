// Walks through a rule's text: words and signs of the language of rules, and the names that a system declares.

/** Names may contain blanks and signs, so a name is what a system declares, longest first, not what a letter is. */
export interface RuleScanner {
  /** The place in the text, from 0. */
  readonly place: number;
  /** Takes the first of `words` that stands here, whatever its case, and gives it; `undefined` where none does. */
  take(words: readonly string[]): string | undefined;
  isAtEnd(): boolean;
  /** What stands here, in a few words, for a message. */
  found(): string;
}

const FOUND_LENGTH_MAX = 30;
/** A word ends where none of these follows. */
const WORD = /[\p{L}\p{N}_]/u;

export function createRuleScanner(text: string): RuleScanner {
  const lower = text.toLowerCase();
  // Lower case of some letters is longer; places then would not fit.
  const searched = lower.length === text.length ? lower : text;
  let place = 0;
  const skipBlanks = (): void => {
    while (place < text.length && text.charAt(place).trim() === '') place += 1;
  };
  const standsHere = (word: string): boolean => {
    const key = searched === lower ? word.toLowerCase() : word;
    if (key === '' || !searched.startsWith(key, place)) return false;
    const isOpen = WORD.test(key.charAt(key.length - 1)) && WORD.test(text.charAt(place + key.length));
    return !isOpen;
  };
  return {
    get place() {
      skipBlanks();
      return place;
    },
    take: (words) => {
      skipBlanks();
      const word = words
        .filter(standsHere)
        .reduce<string | undefined>(
          (best, one) => (best === undefined || one.length > best.length ? one : best),
          undefined,
        );
      place += word?.length ?? 0;
      return word;
    },
    isAtEnd: () => {
      skipBlanks();
      return place >= text.length;
    },
    found: () => {
      skipBlanks();
      if (place >= text.length) return 'the end';
      const rest = text.slice(place, place + FOUND_LENGTH_MAX);
      return `"${rest}${place + FOUND_LENGTH_MAX < text.length ? '…' : ''}"`;
    },
  };
}
