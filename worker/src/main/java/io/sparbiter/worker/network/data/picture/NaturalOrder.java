package io.sparbiter.worker.network.data.picture;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names in the order a person gives them: numbers in them count as numbers, so that 2.png comes before 10.png. */
public enum NaturalOrder implements Comparator<String> {
    INSTANCE;

    private static final Pattern PARTS = Pattern.compile("[0-9]+|[^0-9]");

    /** Names that differ in leading zeros only are ordered as text. */
    @Override
    public int compare(String one, String other) {
        Matcher left = PARTS.matcher(one);
        Matcher right = PARTS.matcher(other);
        while (left.find()) {
            int order = right.find() ? compareParts(left.group(), right.group()) : 1;
            if (order != 0) {
                return order;
            }
        }
        return right.find() ? -1 : one.compareTo(other);
    }

    private static int compareParts(String one, String other) {
        return isNumber(one) && isNumber(other)
                ? new BigInteger(one).compareTo(new BigInteger(other))
                : one.compareTo(other);
    }

    private static boolean isNumber(String part) {
        return Character.isDigit(part.charAt(0));
    }
}
