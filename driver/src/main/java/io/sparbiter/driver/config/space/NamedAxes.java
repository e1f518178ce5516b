package io.sparbiter.driver.config.space;

import io.sparbiter.driver.config.foreign.ForeignAxis;
import io.sparbiter.driver.config.yaml.ConfigNode;
import io.sparbiter.driver.config.yaml.ConfigNode.Entry;
import io.sparbiter.driver.config.yaml.ConfigNode.Items;
import io.sparbiter.driver.config.yaml.ConfigNode.Mapping;
import io.sparbiter.driver.config.yaml.Problems;
import io.sparbiter.driver.config.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Axes in a list, each a map with its name, as Katib and others have them. */
record NamedAxes(Problems problems) {
    private static final String NAME = "name";

    /** The axes as they are written here, each of which is told; empty if the list is none of axes. */
    Optional<Mapping> read(Items list) {
        boolean areNamed = !list.items().isEmpty()
                && list.items().stream()
                        .allMatch(item -> item instanceof Mapping axis
                                && axis.get(NAME).filter(name -> !name.isNull()).isPresent());
        return areNamed ? Optional.of(named(list)) : Optional.empty();
    }

    private Mapping named(Items list) {
        Map<String, Entry> axes = new LinkedHashMap<>();
        for (ConfigNode item : list.items()) {
            Mapping axis = (Mapping) item;
            String name = axis.get(NAME).orElseThrow().shown();
            Mapping written = axis.without(NAME);
            Optional<ForeignAxis> foreign = ForeignAxis.of(written);
            String form = foreign.flatMap(ForeignAxis::form).orElse(written.written());
            problems.add(
                    axis.place(),
                    "space has its axes in a list"
                            + foreign.map(found -> ", written as for " + found.words())
                                    .orElse("") + ".",
                    foreign.flatMap(found -> found.remedy(name)).orElse("Write " + name + ": " + form + " instead."));
            new YamlReader(new Problems())
                    .read(form, axis.place())
                    .ifPresent(read -> axes.put(name, new Entry(axis.place(), read)));
        }
        return new Mapping(list.place(), axes);
    }
}
