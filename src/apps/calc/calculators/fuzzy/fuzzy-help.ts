// What help says of fuzzy: its output, its codes, its conventions with their sources, its examples.
import { SHAPE_KINDS, SHAPE_PARAMETERS } from '../../../../core/signals/index.ts';
import type { Described } from '../../calculator.ts';
import { SHAPE_SPELLINGS } from './shape-names.ts';

export const FUZZY_OUTPUTS: readonly Described[] = [
  { name: 'outputs', meaning: 'the number of each output by its name; null where there is none' },
  { name: 'memberships', meaning: 'for each input the degree, 0 to 1, of each of its terms' },
  {
    name: 'fired',
    meaning:
      'the rules that fired: rule, its place in rules from 0, and strength, the degree of its condition times its weight',
  },
  {
    name: 'notes',
    meaning:
      'for each output without a number why: no-rule-fired, or no-area where all that fired lies outside its range',
  },
];

export const FUZZY_ERRORS: readonly Described[] = [
  { name: 'no-inputs', meaning: 'inputs is empty' },
  { name: 'no-outputs', meaning: 'outputs is empty' },
  { name: 'no-terms', meaning: 'a variable has no terms' },
  { name: 'no-rules', meaning: 'rules is empty' },
  {
    name: 'duplicate-name',
    meaning: 'two variables, or two terms of one, have one name, upper and lower case aside',
  },
  { name: 'bad-range', meaning: 'a range is not two numbers, the first below the second' },
  { name: 'unknown-shape', meaning: 'a shape is none of those below' },
  { name: 'bad-params', meaning: 'parameters of a shape are too few, too many, not finite or out of order' },
  { name: 'bad-weight', meaning: 'a weight is not from 0 to 1' },
  { name: 'rule-syntax', meaning: 'a rule cannot be read; the message says at which column, from 1' },
  { name: 'unknown-variable', meaning: 'a rule or values names a variable that is not there' },
  { name: 'unknown-term', meaning: 'a rule names a term that its variable does not have' },
  { name: 'missing-value', meaning: 'an input has no value, or null' },
  { name: 'outside-range', meaning: 'a value lies outside the range of its input' },
  { name: 'samples-and-step', meaning: 'both are given' },
  { name: 'mamdani-only', meaning: 'implication, samples or step is given for a sugeno system' },
  { name: 'out-of-range', meaning: 'a result is beyond what a 64-bit float holds' },
];

export const FUZZY_CONVENTIONS: readonly string[] = [
  `Shapes with their parameters in order, and further spellings: ${SHAPE_KINDS.map(
    (kind) => `${kind} [${SHAPE_PARAMETERS[kind].join(', ')}] (${SHAPE_SPELLINGS[kind].join(', ')})`,
  ).join('; ')}. The order is that of MATLAB: a gaussian has its standard deviation first.`,
  'A vertical edge, such as the left one of a triangle [0, 0, 5], belongs to the set.',
  'if as text: "service is poor or food is not rancid"; and binds closer than or; parentheses; not, very (degree squared) and somewhat (its root) before a term; = or == for is, & | ! for and, or, not; "service is any" holds always. Names may have blanks, and a name wins over a word of the language.',
  'if as an object: {"service": "poor", "food": "rancid", "op": "or"}, joined by and where op is left out; {"variable": "service", "is": "poor"}; {"and": […]}, {"or": […]}, {"not": …}; or an array of any of these, joined by the op of the rule.',
  'then: "tip is cheap", {"tip": "cheap"}, {"output": "tip", "is": "cheap"}, several with and or in an array, "cheap" where there is one output; in a sugeno system also a number in place of a term.',
  'Mamdani: a rule cuts its term off at its strength (implication min) or scales it (prod); sets are joined by their maximum. Where samples and step are left out the curve itself is measured, exactly where all terms are straight lines, else on cells so narrow that the error is below 1e-5 of the range.',
  'samples 101 is what MATLAB does; step is what scikit-fuzzy does with a universe of that step, to whose points it adds those at which terms are cut off and not those at which they cross. They differ from the curve in the third or fourth digit.',
  'Sugeno: the mean of the consequents weighted by strength, or their weighted sum.',
  'A rule that does not fire has no say: where none fires there is no number, and not the middle of the range.',
  'Sources: Mamdani and Assilian (1975); Takagi and Sugeno (1985); Zadeh (1972) for hedges; MathWorks (2024), Fuzzy Logic Toolbox, whose tipper gives 7.0169 for [2 1] with samples 101. The first example is the tipping problem of Warner and Sexauer (2019), scikit-fuzzy 0.4.2: 19.8476; the second that of Takagi and Sugeno (1985): 17.8.',
];

export const FUZZY_EXAMPLES: readonly string[] = [
  '{"kind":"mamdani","inputs":[{"name":"quality","range":[0,10],"terms":[{"name":"poor","shape":"triangle","params":[0,0,5]},{"name":"average","shape":"triangle","params":[0,5,10]},{"name":"good","shape":"triangle","params":[5,10,10]}]},{"name":"service","range":[0,10],"terms":[{"name":"poor","shape":"triangle","params":[0,0,5]},{"name":"average","shape":"triangle","params":[0,5,10]},{"name":"good","shape":"triangle","params":[5,10,10]}]}],"outputs":[{"name":"tip","range":[0,25],"terms":[{"name":"low","shape":"triangle","params":[0,0,13]},{"name":"medium","shape":"triangle","params":[0,13,25]},{"name":"high","shape":"triangle","params":[13,25,25]}]}],"rules":[{"if":"quality is poor or service is poor","then":"tip is low"},{"if":"service is average","then":"tip is medium"},{"if":"service is good or quality is good","then":"tip is high"}],"values":{"quality":6.5,"service":9.8},"step":1}',
  '{"kind":"sugeno","inputs":[{"name":"x1","range":[0,20],"terms":[{"name":"small","shape":"left-shoulder","params":[0,16]},{"name":"big","shape":"right-shoulder","params":[10,20]}]},{"name":"x2","range":[0,20],"terms":[{"name":"small","shape":"left-shoulder","params":[0,8]},{"name":"big","shape":"right-shoulder","params":[2,10]}]}],"outputs":[{"name":"y","terms":[{"name":"sum","params":[1,1,0]},{"name":"twice","params":[2,0,0]},{"name":"thrice","params":[0,3,0]}]}],"rules":[{"if":{"x1":"small","x2":"small"},"then":{"y":"sum"}},{"if":{"x1":"big"},"then":{"y":"twice"}},{"if":{"x2":"big"},"then":{"y":"thrice"}}],"values":{"x1":12,"x2":5}}',
];
