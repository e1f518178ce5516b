package io.sparbiter.driver.config.guess;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What YAML 1.1 takes a whole number for that is not written with base 10. One with a zero in front is octal.
 *
 * @param value in decimal digits
 */
public record OtherBase(String value, int base) {
    private static final int LONGEST = 40;

    /** A way to write numbers: its groups are the sign and the digits. */
    private record Form(int base, Pattern pattern) {
        Form(int base, String pattern) {
            this(base, Pattern.compile(pattern));
        }
    }

    private static final List<Form> FORMS = List.of(
            new Form(16, "([-+]?)0x([0-9a-f_]+)"), new Form(2, "([-+]?)0b([01_]+)"), new Form(8, "([-+]?)0([0-7_]+)"));

    /** Empty if the text is no such number. */
    public static Optional<OtherBase> of(String text) {
        return text.length() > LONGEST
                ? Optional.empty()
                : FORMS.stream()
                        .flatMap(form -> of(text.toLowerCase(Locale.ROOT), form).stream())
                        .findFirst();
    }

    private static Optional<OtherBase> of(String text, Form form) {
        Matcher matcher = form.pattern().matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String digits = matcher.group(2).replace("_", "");
        return digits.isEmpty()
                ? Optional.empty()
                : Optional.of(new OtherBase(
                        new BigInteger(matcher.group(1).replace("+", "") + digits, form.base()).toString(),
                        form.base()));
    }
}
