// How busy a bar was beside those before it.
import { type Indicator, type IndicatorBar, unlessMissing } from '../indicator.ts';
import { WindowSum } from '../windows/window-sum.ts';

/**
 * The bar's volume over the simple average volume of the last `period` bars, itself among them: 1 is usual, `period` the most.
 * Reads volume, begins at bar `period - 1`. Undefined while no share was traded or a volume is missing in the window.
 */
export function createVolumeRatio(period: number): Indicator<'volumeRatio'> {
  return new VolumeRatio(period);
}

class VolumeRatio implements Indicator<'volumeRatio'> {
  readonly lines = ['volumeRatio'] as const;
  readonly #period: number;
  readonly #volumes: WindowSum;
  #volume = Number.NaN;

  constructor(period: number) {
    this.#period = period;
    this.#volumes = new WindowSum(period);
  }

  push({ volume = Number.NaN }: IndicatorBar): void {
    this.#volume = volume;
    this.#volumes.push(volume);
  }

  value(): number | undefined {
    return unlessMissing((this.#volume * this.#period) / this.#volumes.sum);
  }
}
