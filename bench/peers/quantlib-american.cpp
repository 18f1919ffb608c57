// The QuantLib peer of American prices: reads one option a line, writes one price a line and then the processor seconds of one pass.
// Arguments: engine (fast, accurate, high, grid), nodes of the grid, steps of the grid, passes. Line: right spot strike days rate yield vol [days amount]...
#include <ctime>
#include <iomanip>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>
#include <ql/exercise.hpp>
#include <ql/instruments/dividendvanillaoption.hpp>
#include <ql/instruments/vanillaoption.hpp>
#include <ql/pricingengines/vanilla/fdblackscholesvanillaengine.hpp>
#include <ql/pricingengines/vanilla/qdfpamericanengine.hpp>
#include <ql/processes/blackscholesprocess.hpp>
#include <ql/quotes/simplequote.hpp>
#include <ql/settings.hpp>
#include <ql/termstructures/volatility/equityfx/blackconstantvol.hpp>
#include <ql/termstructures/yield/flatforward.hpp>
#include <ql/time/calendars/nullcalendar.hpp>
#include <ql/time/daycounters/actual365fixed.hpp>

using namespace QuantLib;

int main(int count, char** arguments) {
  if (count < 5) return 2;
  const std::string engineName = arguments[1];
  const Size nodes = std::stoul(arguments[2]);
  const Size steps = std::stoul(arguments[3]);
  const int passes = std::stoi(arguments[4]);
  const Date today(1, January, 2024);
  Settings::instance().evaluationDate() = today;
  const DayCounter actual = Actual365Fixed();
  const NullCalendar calendar;
  std::vector<ext::shared_ptr<OneAssetOption>> options;
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream words(line);
    std::string right;
    Real spot, strike, rate, yield, vol, amount;
    int days, dividendDays;
    words >> right >> spot >> strike >> days >> rate >> yield >> vol;
    std::vector<Date> dates;
    std::vector<Real> amounts;
    while (words >> dividendDays >> amount) {
      dates.push_back(today + dividendDays);
      amounts.push_back(amount);
    }
    auto payoff = ext::make_shared<PlainVanillaPayoff>(right == "put" ? Option::Put : Option::Call, strike);
    auto exercise = ext::make_shared<AmericanExercise>(today, today + days);
    auto process = ext::make_shared<BlackScholesMertonProcess>(
        Handle<Quote>(ext::make_shared<SimpleQuote>(spot)),
        Handle<YieldTermStructure>(ext::make_shared<FlatForward>(today, yield, actual)),
        Handle<YieldTermStructure>(ext::make_shared<FlatForward>(today, rate, actual)),
        Handle<BlackVolTermStructure>(ext::make_shared<BlackConstantVol>(today, calendar, vol, actual)));
    ext::shared_ptr<OneAssetOption> option;
    ext::shared_ptr<PricingEngine> engine;
    if (engineName == "grid") {
      option = ext::make_shared<DividendVanillaOption>(payoff, exercise, dates, amounts);
      engine = ext::make_shared<FdBlackScholesVanillaEngine>(process, steps, nodes);
    } else {
      option = ext::make_shared<VanillaOption>(payoff, exercise);
      auto scheme = engineName == "fast"       ? QdFpAmericanEngine::fastScheme()
                    : engineName == "accurate" ? QdFpAmericanEngine::accurateScheme()
                                               : QdFpAmericanEngine::highPrecisionScheme();
      engine = ext::make_shared<QdFpAmericanEngine>(process, scheme);
    }
    option->setPricingEngine(engine);
    options.push_back(option);
  }
  std::cout << std::setprecision(17);
  for (const auto& option : options) std::cout << option->NPV() << '\n';
  const std::clock_t start = std::clock();
  for (int pass = 0; pass < passes; ++pass)
    for (const auto& option : options) option->recalculate();
  std::cout << static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC / passes << '\n';
}
