package io.sparbiter.driver.kubernetes;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the paths of a container lie on this machine, since its process sees the machine's: those of its image, and those
 * where volumes are mounted.
 */
record ContainerFiles(Map<String, Path> folders) {
    ContainerFiles {
        folders = Map.copyOf(folders);
    }

    /** These, and more; a later one hides an earlier one, as a mount does. */
    ContainerFiles with(Map<String, Path> mounts) {
        Map<String, Path> all = new TreeMap<>(folders);
        all.putAll(mounts);
        return new ContainerFiles(all);
    }

    /** The same words, with the paths that they name as they are on this machine. */
    String local(String words) {
        return path().matcher(words)
                .replaceAll(found ->
                        Matcher.quoteReplacement(folders.get(found.group()).toString()));
    }

    /** Any of them, the longest first; /opt/spark is none in /opt/sparbiter. */
    private Pattern path() {
        String paths = folders.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile("(?<![\\w.-])(" + paths + ")(?![\\w.-])");
    }
}
