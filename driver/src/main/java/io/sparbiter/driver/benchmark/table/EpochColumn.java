package io.sparbiter.driver.benchmark.table;

import java.util.Optional;

/**
 * The name of a column of scores or seconds, taken apart.
 *
 * @param name the whole of it
 * @param measured what comes before the {@code @}: {@code score_2} of {@code score_2@9}; all if there is none
 * @param epoch what comes after it; empty for a column of whole trainings
 */
record EpochColumn(String name, String measured, Optional<String> epoch) {
    private static final String AT = "@";

    static EpochColumn of(String name) {
        int at = name.indexOf(AT);
        return at < 0
                ? new EpochColumn(name, name, Optional.empty())
                : new EpochColumn(name, name.substring(0, at), Optional.of(name.substring(at + 1)));
    }

    /** What the column of a measure at an epoch is called. */
    static String name(String measured, int epoch) {
        return measured + AT + epoch;
    }

    boolean isOfEpoch() {
        return epoch.isPresent();
    }

    /**
     * The number of its epoch. Throws {@link io.sparbiter.driver.config.yaml.ConfigException} if it is none.
     */
    int number(TableSource source) {
        String text = epoch.orElseThrow();
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw source.problem(
                    1,
                    "the column " + name + " is of no epoch.",
                    "What follows the @ is an epoch's number, 1 or more, as in " + name(measured, 3) + ".");
        }
        return Integer.parseInt(text);
    }
}
