// Two models of two states that tests of the calculator begin with.

/** Russell and Norvig (2010), section 15.2: rain, umbrella. */
export const UMBRELLA = {
  transition: [
    [0.7, 0.3],
    [0.3, 0.7],
  ],
  emission: [
    [0.9, 0.1],
    [0.2, 0.8],
  ],
  initial: [0.5, 0.5],
  observations: [0, 0],
};
/** The second state has the higher mean and twice the deviation. */
export const GAUSSIAN = {
  transition: UMBRELLA.transition,
  means: [0, 1],
  variances: [1, 4],
  initial: [0.5, 0.5],
  observations: [0.3, -2, 1.5],
};
