"""Prices and deltas of one chain with numpy arrays; prints contracts a processor second."""

import sys
import time

import numpy as np


def normal(x):
    """N(x) to 7.5e-8. Source: Abramowitz and Stegun (1964), 26.2.17."""
    t = 1 / (1 + 0.2316419 * np.abs(x))
    series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
    upper = np.exp(-x * x / 2) / np.sqrt(2 * np.pi) * series
    return np.where(x > 0, 1 - upper, upper)


def put_and_delta(spot, strikes, vols, years, rate):
    deviation = vols * np.sqrt(years)
    d1 = (np.log(spot / strikes) + (rate + vols * vols / 2) * years) / deviation
    price = strikes * np.exp(-rate * years) * normal(deviation - d1) - spot * normal(-d1)
    return price, normal(d1) - 1


def main():
    count = int(sys.argv[1])
    spot = 530.0
    strikes = spot - 100 + np.arange(count) / 2
    vols = 0.16 + 0.8 * np.log(strikes / spot) ** 2
    best = float("inf")
    rounds = 1000
    for _ in range(5):
        started = time.process_time()
        for _ in range(rounds):
            put_and_delta(spot, strikes, vols, 30 / 365, 0.036)
        best = min(best, time.process_time() - started)
    print(rounds * count / best)


if __name__ == "__main__":
    main()
