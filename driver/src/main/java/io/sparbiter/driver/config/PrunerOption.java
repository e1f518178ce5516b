package io.sparbiter.driver.config;

import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.search.prune.PrunerSettings;
import java.util.Map;

/** Reads an option that lists pruners, each as it stands under {@code pruner} in a search file. */
public final class PrunerOption {
    private PrunerOption() {}

    /**
     * The pruners in the order of the list, by their words; one with options is called {@code asha(min_epochs=1)}.
     *
     * @param list such as <code>none,{type: asha, min_epochs: 1}</code>
     * @throws ConfigException with all problems if there are any
     */
    public static Map<String, PrunerSettings> read(String option, String list) {
        return new OptionList<>(
                        "pruner", PrunerCodec.PRUNER, PrunerSettings::word, "none,asha", OptionList.place(option, list))
                .read(list);
    }
}
