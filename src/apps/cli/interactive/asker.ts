// How questions reach a person and answers come back: the terminal for a person, a script for a test.

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

export interface ChoiceQuestion {
  readonly message: string;
  readonly choices: readonly Choice[];
  /** The choice that Enter takes. */
  readonly initial: string;
}

export interface TextQuestion {
  readonly message: string;
  /** What Enter gives; without one an answer is needed. */
  readonly initial?: string | undefined;
  /** What is wrong with an answer, in words; `undefined` where nothing is. */
  readonly problemOf: (answer: string) => string | undefined;
}

/** Every question resolves to `undefined` where the person has had enough (Ctrl-C). */
export interface Asker {
  readonly choose: (question: ChoiceQuestion) => Promise<string | undefined>;
  /** Asks until `problemOf` finds nothing wrong; the answer has no space around it. */
  readonly ask: (question: TextQuestion) => Promise<string | undefined>;
  readonly showCommand: (command: string) => void;
  /** Says how the questions ended. */
  readonly close: (sentence: string) => void;
}
