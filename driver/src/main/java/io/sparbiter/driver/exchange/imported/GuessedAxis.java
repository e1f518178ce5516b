package io.sparbiter.driver.exchange.imported;

import io.sparbiter.driver.exchange.source.SourceAxis;
import io.sparbiter.driver.exchange.source.SourceAxis.Choices;
import io.sparbiter.driver.exchange.source.SourceAxis.Range;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Axis.CategoricalAxis;
import io.sparbiter.search.space.Axis.IntegerAxis;
import io.sparbiter.search.space.Axis.RealAxis;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Makes an axis of a parameter. A choice has its values, a range with few numbers all of them. A range with more has those
 * that were tried and {@value #GRID} more, at equal distances from end to end, or equal ratios on a logarithmic scale. Where
 * nothing is declared, as in a CSV file, the values that were tried are all there are.
 *
 * @param name of the axis
 * @param tried the values of all trials, in any order
 */
record GuessedAxis(String name, Collection<String> tried) {
    static final int GRID = 21;

    /** As many values as a range may have to be an axis of all of them. */
    private static final int FEW = 1_000;

    /** Of steps that do not sum up to the end. */
    private static final double ROUNDING = 1e-9;

    private static final MathContext DIGITS = new MathContext(12);

    /** Of a parameter as it is declared. */
    Axis of(SourceAxis declared) {
        if (declared instanceof Choices choices) {
            return ofTexts(choices.values());
        }
        Range range = (Range) declared;
        NavigableSet<Double> levels = levels(range);
        return range.isWhole()
                ? new IntegerAxis(
                        name, levels.stream().map(Math::round).distinct().toList())
                : new RealAxis(name, List.copyOf(levels));
    }

    private NavigableSet<Double> levels(Range range) {
        List<Double> all = all(range);
        return all.isEmpty() ? withTried(grid(range)) : new TreeSet<>(all);
    }

    /** All numbers of a range, none if they are many or have no step. */
    private static List<Double> all(Range range) {
        List<Double> numbers = new ArrayList<>();
        if (range.step().isEmpty()) {
            return numbers;
        }
        double step = range.step().getAsDouble();
        double most = range.isLog() ? range.high() * (1 + ROUNDING) : range.high() + ROUNDING * step;
        double number = range.low();
        for (int i = 1; number <= most && numbers.size() <= FEW; i++) {
            numbers.add(rounded(number));
            number = range.isLog() ? range.low() * Math.pow(step, i) : range.low() + i * step;
        }
        return numbers.size() > FEW ? List.of() : numbers;
    }

    private static List<Double> grid(Range range) {
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; i < GRID; i++) {
            double share = (double) i / (GRID - 1);
            double number = range.isLog()
                    ? range.low() * Math.pow(range.high() / range.low(), share)
                    : range.low() + share * (range.high() - range.low());
            numbers.add(rounded(range.isWhole() ? Math.rint(number) : number));
        }
        return numbers;
    }

    private NavigableSet<Double> withTried(List<Double> grid) {
        NavigableSet<Double> levels = new TreeSet<>();
        tried.forEach(text -> Levels.number(text).ifPresent(levels::add));
        for (double number : grid) {
            if (levels.stream().noneMatch(level -> Levels.areEqual(level, number))) {
                levels.add(number);
            }
        }
        return levels;
    }

    private static double rounded(double number) {
        return new BigDecimal(number).round(DIGITS).doubleValue();
    }

    /** Of what was tried alone. */
    Axis ofTried() {
        return ofTexts(tried);
    }

    private Axis ofTexts(Collection<String> texts) {
        List<String> plain = texts.stream().map(Levels::plain).distinct().toList();
        if (plain.stream().allMatch(text -> text.matches("[-+]?\\d{1,18}"))) {
            return new IntegerAxis(
                    name, plain.stream().map(Long::valueOf).distinct().sorted().toList());
        }
        if (plain.stream().allMatch(text -> Levels.number(text).isPresent())) {
            NavigableSet<Double> numbers = new TreeSet<>();
            plain.forEach(text -> numbers.add(Levels.number(text).getAsDouble()));
            return new RealAxis(name, List.copyOf(numbers));
        }
        return new CategoricalAxis(name, plain);
    }
}
