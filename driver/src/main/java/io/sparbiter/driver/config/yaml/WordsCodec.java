package io.sparbiter.driver.config.yaml;

import java.util.LinkedHashMap;
import java.util.Map;

/** Codes a map of the user's own keys, each with a word or a number as it is written. */
public final class WordsCodec implements Codec<Map<String, String>> {
    public static final Codec<Map<String, String>> WORDS = new WordsCodec();

    private WordsCodec() {}

    @Override
    public Map<String, String> read(Section section) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String key : section.keys()) {
            section.require(key, ValueTypes.TEXT, "Write it like " + key + ": \"4\".")
                    .ifPresent(word -> words.put(key, word));
        }
        return words;
    }

    @Override
    public Map<String, Object> write(Map<String, String> words) {
        return new LinkedHashMap<>(words);
    }
}
