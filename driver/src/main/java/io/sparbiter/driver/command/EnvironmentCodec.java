package io.sparbiter.driver.command;

import static io.sparbiter.driver.config.yaml.WordsCodec.WORDS;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.Section;
import java.util.Map;
import java.util.regex.Pattern;

/** Codes {@code trial.env}: name to text. */
final class EnvironmentCodec implements Codec<Map<String, String>> {
    static final EnvironmentCodec ENVIRONMENT = new EnvironmentCodec();

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String OURS = "SPARBITER_";

    private EnvironmentCodec() {}

    @Override
    public Map<String, String> read(Section env) {
        env.keys().forEach(name -> check(env, name));
        return WORDS.read(env);
    }

    private static void check(Section env, String name) {
        if (!NAME.matcher(name).matches()) {
            env.problem(
                    name,
                    env.name(name) + " is not a name for a variable.",
                    "Use letters, digits and _, no digit first.");
        } else if (name.startsWith(OURS)) {
            env.problem(
                    name,
                    env.name(name) + " is set by the search.",
                    "Choose a name that does not begin with " + OURS + ".");
        }
    }

    @Override
    public Map<String, Object> write(Map<String, String> variables) {
        return WORDS.write(variables);
    }
}
