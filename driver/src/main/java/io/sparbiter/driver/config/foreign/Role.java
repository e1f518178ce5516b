package io.sparbiter.driver.config.foreign;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a key of an axis says, and the words that tools have for it; upper case and _ aside. */
enum Role {
    KIND("distribution type parametertype kind dist scaletype sampling scale"),
    LOW("min low lower minval minvalue lowerbound start"),
    HIGH("max high upper maxval maxvalue upperbound stop end"),
    STEP("step q quantum stride"),
    COUNT("count num"),
    VALUES("values value choices choice categories list vals val options gridsearch"),
    LOG("log logscale"),
    MEAN("mu mean"),
    DEVIATION("sigma sd std"),
    /** A map of such keys. */
    NESTED("feasiblespace doublevaluespec integervaluespec discretevaluespec categoricalvaluespec"),
    /** Says nothing that an axis has. */
    NOTHING("name default defaultvalue base help description"),
    /** How likely each value is. */
    LIKELIHOOD("probabilities probs weights");

    private static final List<String> OURS = List.of("min", "max", "step", "count", "scale");

    private final String words;

    Role(String words) {
        this.words = " " + words + " ";
    }

    static Optional<Role> of(String key) {
        String plain = " " + plain(key) + " ";
        return Stream.of(values()).filter(role -> role.words.contains(plain)).findFirst();
    }

    /** Whether a key is one of an axis of another tool, and none of ours. */
    static boolean isForeign(String key) {
        return !OURS.contains(key) && of(key).isPresent();
    }

    static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[_ -]", "");
    }
}
