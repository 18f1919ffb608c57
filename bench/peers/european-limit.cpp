// What the processor allows: price and five Greeks of a chain in one loop that the compiler turns into the widest vectors it
// knows, with fused multiply-add and no regard for the order of operations. Reads "sign strike vol price" a line on forward 530 and
// discount 0.997 for 30 days; writes options a processor second.
#include <algorithm>
#include <cmath>
#include <ctime>
#include <iostream>
#include <vector>

const double forward = 530, discount = 0.997, years = 30 / 365.0;

/** N(-x) exp(x^2/2) by one polynomial over the whole line, the one of src/core/numerics/scaled-normal-tail.ts. */
static inline double scaledTail(double x) {
  const double r = 1 / (x + 5), u = 1 - 10 * r, u2 = u * u, u4 = u2 * u2, u8 = u4 * u4;
  const double q0 = 0.769193049750063 - 0.6653825028900576 * u + (0.4953056159699805 - 0.3135331566712172 * u) * u2;
  const double q1 = 0.16502036617019517 - 0.06911863870874183 * u + (0.02079506680323404 - 0.0029933767389359726 * u) * u2;
  const double q2 = -0.0007978694277475297 + 0.0005448988347568596 * u + (-5.937558833377767e-5 - 4.976178374018789e-5 * u) * u2;
  const double q3 = 1.6680852719925394e-5 + 3.977938262343427e-6 * u + (-2.7688787836720915e-6 - 3.311028544331811e-7 * u) * u2;
  const double q4 = 4.3347664285137567e-7 + 3.5844546560871596e-8 * u + (-6.741689051823604e-8 - 5.027231930966982e-9 * u) * u2;
  const double q5 = 9.275082241537343e-9 + 5.059297487966696e-10 * u - 7.854458583247658e-10 * u2;
  return (q0 + q1 * u4 + (q2 + q3 * u4) * u8 + (q4 + q5 * u4) * (u8 * u8)) * r;
}

struct Columns {
  std::vector<double> sign, strike, logStrike, vol, price, delta, gamma, vega, theta, rho;
};

static void value(Columns& all) {
  const int count = int(all.strike.size());
  const double *__restrict sign = all.sign.data(), *__restrict strike = all.strike.data();
  const double *__restrict logStrike = all.logStrike.data(), *__restrict vol = all.vol.data();
  double *__restrict price = all.price.data(), *__restrict delta = all.delta.data();
  double *__restrict gamma = all.gamma.data(), *__restrict vega = all.vega.data();
  double *__restrict theta = all.theta.data(), *__restrict rho = all.rho.data();
  const double rootYears = std::sqrt(years), density = 0.3989422804014327 * discount * forward;
  const double rate = -std::log(discount) / years;
#pragma GCC ivdep
  for (int i = 0; i < count; ++i) {
    const double k = strike[i], q = sign[i], s = vol[i] * rootYears, inverse = 1 / s;
    const double h = -logStrike[i] * inverse, d1 = h + 0.5 * s, d2 = h - 0.5 * s;
    const double bell = std::exp(-0.5 * d1 * d1), scaled = forward * bell;
    const double tail1 = scaled * scaledTail(std::fabs(d1)), tail2 = scaled * scaledTail(std::fabs(d2));
    const double far = std::fabs(tail1 - tail2), near = std::max(0.0, std::min(forward, k) - (tail1 + tail2));
    const double leg1 = d1 * q < 0 ? tail1 : forward - tail1, leg2 = d2 * q < 0 ? tail2 : k - tail2;
    const double spotLeg = q * discount * leg1, strikeLeg = q * discount * leg2;
    price[i] = discount * (std::max(0.0, q * (forward - k)) + (d1 * d2 > 0 ? far : near));
    delta[i] = spotLeg / forward;
    gamma[i] = density / (forward * forward) * bell * inverse;
    vega[i] = density * rootYears * bell;
    theta[i] = -0.5 * density / rootYears * vol[i] * bell + rate * (spotLeg - strikeLeg);
    rho[i] = years * (strikeLeg - spotLeg);
  }
}

int main() {
  Columns all;
  double sign, strike, vol, price;
  while (std::cin >> sign >> strike >> vol >> price) {
    all.sign.push_back(sign);
    all.strike.push_back(strike);
    all.logStrike.push_back(std::log(strike / forward));
    all.vol.push_back(vol);
  }
  const std::size_t count = all.strike.size();
  for (auto* column : {&all.price, &all.delta, &all.gamma, &all.vega, &all.theta, &all.rho}) column->resize(count);
  std::vector<double> rates;
  const int passes = 20000;
  for (int repetition = 0; repetition < 5; ++repetition) {
    const std::clock_t begun = std::clock();
    for (int pass = 0; pass < passes; ++pass) {
      value(all);
      asm volatile("" ::: "memory");
    }
    rates.push_back(double(passes) * count * CLOCKS_PER_SEC / double(std::clock() - begun));
  }
  std::sort(rates.begin(), rates.end());
  std::cout << rates[2];
}
