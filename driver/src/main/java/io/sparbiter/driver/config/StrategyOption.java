package io.sparbiter.driver.config;

import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.search.generate.Strategy;
import java.util.Map;

/** Reads an option that lists strategies, each as it stands under {@code strategy} in a search file. */
public final class StrategyOption {
    private StrategyOption() {}

    /**
     * The strategies in the order of the list, by their words; one with options is called {@code grid(order=random)}.
     *
     * @param list such as <code>random,genetic,{type: grid, order: random}</code>
     * @throws ConfigException with all problems if there are any
     */
    public static Map<String, Strategy> read(String option, String list) {
        return new OptionList<>(
                        "strategy",
                        StrategyCodec.STRATEGY,
                        Strategy::word,
                        "random,genetic",
                        OptionList.place(option, list))
                .read(list);
    }
}
