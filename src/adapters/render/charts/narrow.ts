// Below which width a chart is drawn for a phone: fewer ticks, shorter labels, names above their rows.

/** CSS pixels. */
export const NARROW_BELOW = 480;
