package io.sparbiter.search.constraint;

import io.sparbiter.search.constraint.Term.OfNumber;
import io.sparbiter.search.constraint.Term.OfTruth;
import io.sparbiter.search.constraint.Term.OfWord;
import java.util.Collections;
import java.util.Map;

/** The signs that compare. */
final class Comparison {
    /** How two numbers compare. */
    private interface Order {
        boolean holds(double left, double right);
    }

    private static final Map<String, Order> ORDERS = Map.of(
            "<", (left, right) -> left < right,
            "<=", (left, right) -> left <= right,
            ">", (left, right) -> left > right,
            ">=", (left, right) -> left >= right,
            "==", (left, right) -> left == right,
            "!=", (left, right) -> left != right);

    private Comparison() {}

    static boolean isOne(Token token) {
        return token.kind() == Token.Kind.SIGN && ORDERS.containsKey(token.text());
    }

    /** Throws {@link ExpressionException} if the two cannot be compared so. */
    static OfTruth of(Term left, Token sign, Term right) {
        if (left instanceof OfNumber low && right instanceof OfNumber high) {
            Order order = ORDERS.get(sign.text());
            return new OfTruth(place ->
                    order.holds(low.at().applyAsDouble(place), high.at().applyAsDouble(place)));
        }
        if (left instanceof OfWord one && right instanceof OfWord other) {
            return ofWords(one, sign, other);
        }
        throw new ExpressionException(
                sign.position(), "compares " + left.words() + " with " + right.words() + " by " + sign.shown());
    }

    private static OfTruth ofWords(OfWord one, Token sign, OfWord other) {
        boolean areEqual = sign.is("==");
        if (!areEqual && !sign.is("!=")) {
            throw new ExpressionException(
                    sign.position(), "compares words by " + sign.shown() + ", and they are only equal or not");
        }
        if (Collections.disjoint(one.possible(), other.possible())) {
            throw new ExpressionException(
                    sign.position(),
                    "compares words that are never equal, " + one.possible() + " and " + other.possible());
        }
        return new OfTruth(place -> one.at().apply(place).equals(other.at().apply(place)) == areEqual);
    }
}
