package io.sparbiter.driver.command;

import io.sparbiter.driver.config.yaml.ConfigNode;
import io.sparbiter.driver.config.yaml.ConfigNode.Items;
import io.sparbiter.driver.config.yaml.ConfigNode.Mapping;
import io.sparbiter.driver.config.yaml.ConfigNode.Scalar;
import io.sparbiter.driver.config.yaml.Section;
import io.sparbiter.driver.config.yaml.ValueText;
import io.sparbiter.worker.Nearest;
import io.sparbiter.worker.command.Macros;
import io.sparbiter.worker.command.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells of macros in a command's words and environment that stand for nothing. */
record MacroCheck(Set<String> axes) {
    void check(Section trial) {
        trial.node(CommandCodec.RUN).ifPresent(run -> {
            if (run instanceof Items words) {
                words.items().forEach(word -> check(trial, trial.name(CommandCodec.RUN), word, true));
            }
        });
        trial.node(CommandCodec.ENV).ifPresent(env -> {
            if (env instanceof Mapping map) {
                map.entries()
                        .forEach((name, entry) ->
                                check(trial, trial.name(CommandCodec.ENV) + "." + name, entry.value(), false));
            }
        });
    }

    private void check(Section trial, String setting, ConfigNode node, boolean isWord) {
        if (node instanceof Scalar scalar) {
            for (String macro : new Template(scalar.text()).macros()) {
                check(trial, setting, scalar, macro, isWord);
            }
        }
    }

    private void check(Section trial, String setting, Scalar scalar, String macro, boolean isWord) {
        if (axes.contains(macro) || isVariable(macro) || trial.hasManyProblems()) {
            return;
        }
        String message = "%s (%s) ".formatted(setting, scalar.shown());
        if (!Macros.NAMES.contains(macro)) {
            trial.problem(scalar.place(), message + "has ${" + macro + "}, which stands for nothing.", remedy(macro));
        } else if (Macros.isList(macro) && !(isWord && scalar.text().equals("${" + macro + "}"))) {
            trial.problem(
                    scalar.place(),
                    message + "has ${" + macro + "}, which must be a word of its own in trial.run.",
                    "It becomes several words, one for each axis; name single axes, as in ${"
                            + axes.stream().findFirst().orElse("axis") + "}.");
        }
    }

    private static boolean isVariable(String macro) {
        return macro.startsWith(Macros.ENV) && macro.length() > Macros.ENV.length();
    }

    private String remedy(String macro) {
        List<String> known = new ArrayList<>(axes);
        known.addAll(Macros.NAMES);
        return Nearest.to(macro, known)
                .map(near -> "Maybe you meant ${" + near + "}.")
                .orElseGet(() -> "Known here: " + ValueText.list(known) + ", env:NAME. Write $${" + macro
                        + "} if the program shall see it as it is.");
    }
}
