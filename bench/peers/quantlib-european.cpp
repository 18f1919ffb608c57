// The QuantLib peer of European prices: reads one option a line, "sign strike vol price" on forward 530 and discount 0.997 for 30 days,
// and writes options a processor second. Argument: greeks (BlackCalculator, price and five Greeks) or vols (blackFormulaImpliedStdDevLiRS).
#include <algorithm>
#include <cmath>
#include <ctime>
#include <iostream>
#include <string>
#include <vector>
#include <ql/pricingengines/blackcalculator.hpp>
#include <ql/pricingengines/blackformula.hpp>

using namespace QuantLib;

struct Row {
  Option::Type type;
  Real strike, vol, price;
};

const Real forward = 530, discount = 0.997, yearsToExpiry = 30 / 365.0;

Real greeks(const std::vector<Row>& rows) {
  Real sum = 0;
  for (const Row& row : rows) {
    const BlackCalculator option(row.type, row.strike, forward, row.vol * std::sqrt(yearsToExpiry), discount);
    sum += option.value() + option.delta(forward) + option.gamma(forward) + option.vega(yearsToExpiry) +
           option.theta(forward, yearsToExpiry) + option.rho(yearsToExpiry);
  }
  return sum;
}

Real vols(const std::vector<Row>& rows) {
  Real sum = 0;
  for (const Row& row : rows) {
    sum += blackFormulaImpliedStdDevLiRS(row.type, row.strike, forward, row.price, discount, 0.0, Null<Real>(),
                                         1.0, 1e-10, 100);
  }
  return sum;
}

int main(int count, char** arguments) {
  if (count < 2) return 2;
  const bool solves = std::string(arguments[1]) == "vols";
  std::vector<Row> rows;
  int sign;
  for (Row row; std::cin >> sign >> row.strike >> row.vol >> row.price;) {
    row.type = sign > 0 ? Option::Call : Option::Put;
    rows.push_back(row);
  }
  const int passes = solves ? 200 : 1000;
  std::vector<double> rates;
  Real sum = 0;
  for (int repetition = 0; repetition < 5; ++repetition) {
    const std::clock_t begun = std::clock();
    for (int pass = 0; pass < passes; ++pass) sum += solves ? vols(rows) : greeks(rows);
    rates.push_back(double(passes) * rows.size() * CLOCKS_PER_SEC / double(std::clock() - begun));
  }
  std::sort(rates.begin(), rates.end());
  std::cerr << sum;
  std::cout << rates[2];
}
