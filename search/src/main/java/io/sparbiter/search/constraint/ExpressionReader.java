package io.sparbiter.search.constraint;

import io.sparbiter.search.constraint.Term.OfNumber;
import io.sparbiter.search.constraint.Term.OfTruth;
import io.sparbiter.search.constraint.Term.OfWord;
import io.sparbiter.search.constraint.Token.Kind;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Axis.CategoricalAxis;
import io.sparbiter.search.space.Constraint;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;

/**
 * Reads a constraint by recursive descent. From the loosest to the tightest: {@code or}, {@code and}, {@code not} (also
 * {@code ||}, {@code &&}, {@code !}); the comparisons {@code < <= > >= == !=}, which may follow one another as in {@code 16
 * <= a <= b}, and {@code in [1, 2]}; {@code +} and {@code -}; {@code * / %}; a minus sign; numbers, words in quotes, the
 * names of axes and facts, {@code min(…)}, {@code max(…)} and parentheses. Numbers are 64-bit; {@code %} has the sign of
 * its divisor.
 *
 * <pre>{@code
 * Constraint constraint = ExpressionReader.read("width <= 2 * height", axes, Map.of());
 * var space = new Space(axes, Map.of(), List.of(constraint));
 * }</pre>
 */
public final class ExpressionReader {
    private static final int LONGEST = 10_000;
    /** Parentheses in one another: more would be a stack of calls, and nobody's constraint. */
    private static final int DEEPEST = 100;

    private final List<Axis> axes;
    private final Map<String, Fact> facts;
    private final List<Token> tokens;
    private final Set<Integer> named = new HashSet<>();
    private boolean isCheap = true;
    private int next;
    private int depth;

    private ExpressionReader(String text, List<Axis> axes, Map<String, Fact> facts) {
        this.axes = axes;
        this.facts = facts;
        tokens = Token.of(text);
    }

    /**
     * The constraint with this text; throws {@link ExpressionException} if it is none.
     *
     * @param axes in the order of their space
     * @param facts by name, for names that no axis has
     */
    public static Constraint read(String text, List<Axis> axes, Map<String, Fact> facts) {
        if (text.length() > LONGEST) {
            throw new ExpressionException(1, "is longer than " + LONGEST + " characters");
        }
        return new ExpressionReader(text, axes, facts).read(text);
    }

    private Constraint read(String text) {
        Term whole = either();
        if (peek().is("=")) {
            throw new ExpressionException(peek().position(), "has a single \"=\"; equal is written ==");
        }
        OfTruth truth = truth(0, whole);
        if (peek().kind() != Kind.END) {
            throw new ExpressionException(peek().position(), "goes on behind its end, with " + peek().shown());
        }
        return new Expression(text, named, isCheap, truth);
    }

    private Token peek() {
        return tokens.get(next);
    }

    private boolean takes(String... signs) {
        for (String sign : signs) {
            if (peek().is(sign)) {
                next++;
                return true;
            }
        }
        return false;
    }

    private void require(String sign) {
        if (!takes(sign)) {
            throw new ExpressionException(peek().position(), "lacks a \"" + sign + "\" before " + peek().shown());
        }
    }

    private Term either() {
        if (++depth > DEEPEST) {
            throw new ExpressionException(
                    peek().position(), "has more than " + DEEPEST + " parentheses in one another");
        }
        int from = next;
        Term left = both();
        while (takes("or", "||")) {
            OfTruth one = truth(from, left);
            OfTruth other = truth(next, both());
            left = new OfTruth(place -> one.at().test(place) || other.at().test(place));
        }
        depth--;
        return left;
    }

    private Term both() {
        int from = next;
        Term left = negation();
        while (takes("and", "&&")) {
            OfTruth one = truth(from, left);
            OfTruth other = truth(next, negation());
            left = new OfTruth(place -> one.at().test(place) && other.at().test(place));
        }
        return left;
    }

    private Term negation() {
        int negations = 0;
        while (takes("not", "!")) {
            negations++;
        }
        if (negations == 0) {
            return comparison();
        }
        OfTruth term = truth(next, comparison());
        return negations % 2 == 0 ? term : new OfTruth(term.at().negate());
    }

    private Term comparison() {
        Term left = sum();
        if (takes("in")) {
            return among(left);
        }
        if (peek().is("not") && tokens.get(next + 1).is("in")) {
            next += 2;
            return new OfTruth(among(left).at().negate());
        }
        if (!Comparison.isOne(peek())) {
            return left;
        }
        OfTruth all = new OfTruth(place -> true);
        while (Comparison.isOne(peek())) {
            Token sign = tokens.get(next++);
            Term right = sum();
            all = new OfTruth(all.at().and(Comparison.of(left, sign, right).at()));
            left = right;
        }
        return all;
    }

    private OfTruth among(Term left) {
        require("[");
        Token equal = new Token(Kind.SIGN, "==", peek().position());
        OfTruth any = Comparison.of(left, equal, sum());
        while (takes(",")) {
            any = new OfTruth(any.at().or(Comparison.of(left, equal, sum()).at()));
        }
        require("]");
        return any;
    }

    private Term sum() {
        int from = next;
        Term left = product();
        while (peek().is("+") || peek().is("-")) {
            boolean isSum = tokens.get(next++).is("+");
            left = combined(from, left, next, product(), isSum ? Double::sum : (a, b) -> a - b);
        }
        return left;
    }

    private Term product() {
        int from = next;
        Term left = signed();
        while (peek().is("*") || peek().is("/") || peek().is("%")) {
            DoubleBinaryOperator operator = operator(tokens.get(next++));
            left = combined(from, left, next, signed(), operator);
        }
        return left;
    }

    private static DoubleBinaryOperator operator(Token sign) {
        if (sign.is("%")) {
            return (a, b) -> a - b * Math.floor(a / b);
        }
        return sign.is("*") ? (a, b) -> a * b : (a, b) -> a / b;
    }

    private Term combined(int from, Term left, int behind, Term right, DoubleBinaryOperator operator) {
        OfNumber one = number(from, left);
        OfNumber other = number(behind, right);
        return new OfNumber(place ->
                operator.applyAsDouble(one.at().applyAsDouble(place), other.at().applyAsDouble(place)));
    }

    private Term signed() {
        int minuses = 0;
        while (takes("-")) {
            minuses++;
        }
        if (minuses == 0) {
            return atom();
        }
        OfNumber term = number(next, atom());
        return minuses % 2 == 0 ? term : new OfNumber(place -> -term.at().applyAsDouble(place));
    }

    private Term atom() {
        Token token = peek();
        if (takes("(")) {
            Term inner = either();
            require(")");
            return inner;
        }
        if (token.kind() == Kind.SIGN || token.kind() == Kind.END) {
            throw new ExpressionException(token.position(), "lacks a number, a word or a name before " + token.shown());
        }
        next++;
        return switch (token.kind()) {
            case NUMBER -> {
                double value = Double.parseDouble(token.text());
                yield new OfNumber(place -> value);
            }
            case WORD -> new OfWord(List.of(token.text()), place -> token.text());
            default -> peek().is("(") ? call(token) : named(token);
        };
    }

    private Term call(Token function) {
        if (!function.is("min") && !function.is("max")) {
            throw new ExpressionException(
                    function.position(), "calls " + function.shown() + "; there are min and max only");
        }
        require("(");
        DoubleBinaryOperator operator = function.is("min") ? Math::min : Math::max;
        int from = next;
        Term all = number(from, sum());
        while (takes(",")) {
            all = combined(from, all, next, sum(), operator);
        }
        require(")");
        return all;
    }

    private Term named(Token token) {
        for (int i = 0; i < axes.size(); i++) {
            if (axes.get(i).name().equals(token.text())) {
                named.add(i);
                return values(axes.get(i), i);
            }
        }
        Fact fact = facts.get(token.text());
        if (fact == null) {
            throw ExpressionException.unknown(token.position(), token.text());
        }
        isCheap = false;
        return new OfNumber(place -> place.of(fact));
    }

    private static Term values(Axis axis, int number) {
        if (axis instanceof CategoricalAxis words) {
            return new OfWord(words.values(), place -> words.values().get(place.level(number)));
        }
        double[] values = axis.values().stream()
                .mapToDouble(value -> ((Number) value).doubleValue())
                .toArray();
        return new OfNumber(place -> values[place.level(number)]);
    }

    private OfNumber number(int from, Term term) {
        if (term instanceof OfNumber number) {
            return number;
        }
        throw wrong(from, term, "a number");
    }

    private OfTruth truth(int from, Term term) {
        if (term instanceof OfTruth truth) {
            return truth;
        }
        throw wrong(from, term, "true or false, as a comparison is");
    }

    private ExpressionException wrong(int from, Term term, String wanted) {
        Token token = tokens.get(from);
        return new ExpressionException(
                token.position(), "has " + term.words() + " at " + token.shown() + " where it needs " + wanted);
    }
}
