package io.sparbiter.driver.serve;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a browser asks for.
 *
 * @param path as it was sent, without the query
 * @param host whom it believes to ask, with a port perhaps; empty if it does not say
 */
record PageRequest(String method, String path, String host) {
    /** Of all lines; browsers send the cookies of every server on this machine along. */
    private static final int MOST_BYTES = 64 * 1024;

    /** Both look at each character once: what they have taken they do not give back. */
    private static final Pattern FIRST_LINE = Pattern.compile("([A-Z]++) ([^\\s?#]++)\\S*+ HTTP/1\\.[01]");

    private static final Pattern HOST = Pattern.compile("(?i)host:[ \\t]*+(\\S*+)[ \\t]*+");

    /** Reads a request up to its empty line, and nothing of its body; empty if it is none, or too long. */
    static Optional<PageRequest> read(InputStream in) throws IOException {
        List<String> lines = head(in).lines().toList();
        Matcher first = FIRST_LINE.matcher(lines.isEmpty() ? "" : lines.get(0));
        List<Matcher> hosts = lines.stream()
                .skip(1)
                .map(HOST::matcher)
                .filter(Matcher::matches)
                .toList();
        if (!first.matches() || hosts.size() > 1) {
            return Optional.empty();
        }
        String host = hosts.isEmpty() ? "" : hosts.get(0).group(1);
        return Optional.of(new PageRequest(first.group(1), first.group(2), host));
    }

    boolean isForHeadOnly() {
        return method.equals("HEAD");
    }

    /** Up to the empty line; nothing if there is none. */
    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < MOST_BYTES) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            if (next != '\r') {
                head.append((char) next);
            }
            if (head.indexOf("\n\n", head.length() - 2) >= 0) {
                return head.toString();
            }
        }
        return "";
    }
}
