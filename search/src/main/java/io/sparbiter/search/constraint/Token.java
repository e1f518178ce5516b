package io.sparbiter.search.constraint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of an expression.
 *
 * @param text without the quotes of a word
 * @param position in the expression, from 1
 */
record Token(Kind kind, String text, int position) {
    enum Kind {
        NUMBER,
        WORD,
        NAME,
        SIGN,
        END
    }

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<number>(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)"
            + "|'(?<single>[^']*)'|\"(?<double>[^\"]*)\""
            + "|(?<name>[A-Za-z_][A-Za-z0-9_]*)"
            + "|(?<sign><=|>=|==|!=|&&|\\|\\||[-+*/%<>!()\\[\\],=]))");

    /** All of an expression, and an end behind them. */
    static List<Token> of(String expression) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(expression);
        int end = expression.stripTrailing().length();
        int from = 0;
        while (from < end) {
            if (!matcher.region(from, expression.length()).lookingAt()) {
                int position = from + 1 + leadingBlanks(expression.substring(from));
                throw new ExpressionException(
                        position, "has a \"" + expression.substring(position - 1, position) + "\" that it cannot have");
            }
            tokens.add(of(matcher));
            from = matcher.end();
        }
        tokens.add(new Token(Kind.END, "", end + 1));
        return tokens;
    }

    private static int leadingBlanks(String text) {
        return text.length() - text.stripLeading().length();
    }

    private static Token of(Matcher matcher) {
        if (matcher.group("number") != null) {
            return new Token(Kind.NUMBER, matcher.group("number"), matcher.start("number") + 1);
        }
        if (matcher.group("name") != null) {
            return new Token(Kind.NAME, matcher.group("name"), matcher.start("name") + 1);
        }
        if (matcher.group("sign") != null) {
            return new Token(Kind.SIGN, matcher.group("sign"), matcher.start("sign") + 1);
        }
        String quoted = matcher.group("single") == null ? "double" : "single";
        return new Token(Kind.WORD, matcher.group(quoted), matcher.start(quoted));
    }

    boolean is(String sign) {
        return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(sign);
    }

    /** For messages. */
    String shown() {
        return kind == Kind.END ? "its end" : "\"" + text + "\"";
    }
}
