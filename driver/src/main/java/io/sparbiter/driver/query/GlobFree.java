package io.sparbiter.driver.query;

/** Paths for Spark's readers, which take some characters for patterns. */
final class GlobFree {
    private GlobFree() {}

    static String escape(String path) {
        return path.replaceAll("([\\\\{}\\[\\]*?])", "\\\\$1");
    }
}
