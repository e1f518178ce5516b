package io.sparbiter.driver.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** Style and scripts of the page, from the class path; ECharts comes from its own archive. */
final class PageResources {
    /** Of pages of every kind. */
    private static final List<String> SHARED = List.of("elements.js", "tables.js", "theme.js");

    /** Of the page of a search. */
    private static final List<String> OF_SEARCH = List.of(
            "notes.js",
            "axes.js",
            "charts.js",
            "lines.js",
            "times.js",
            "trials.js",
            "front.js",
            "download.js",
            "model.js",
            "page.js");

    private PageResources() {}

    static String style() {
        return read("page.css");
    }

    /** Those of the page of a search, in the order in which they build on each other. */
    static List<String> scripts() {
        return scripts(OF_SEARCH);
    }

    /** Those that all pages share, and behind them these. */
    static List<String> scripts(List<String> own) {
        return Stream.of(Stream.of(echarts()), SHARED.stream(), own.stream())
                .flatMap(names -> names)
                .map(PageResources::read)
                .toList();
    }

    private static String echarts() {
        var properties = new Properties();
        try (InputStream file = PageResources.class.getResourceAsStream("echarts.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("script");
    }

    /** Line ends are those that a browser sees: what it digests must be what was digested here. */
    private static String read(String name) {
        try (InputStream file = PageResources.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the program was built without " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
