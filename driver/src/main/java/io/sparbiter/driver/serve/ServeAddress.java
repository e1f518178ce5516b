package io.sparbiter.driver.serve;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page is served.
 *
 * @param host an interface's name or address; empty for this machine's loopback, which only its own users reach
 * @param port 0 for any that is free
 */
public record ServeAddress(Optional<String> host, int port) {
    private static final Pattern FORM = Pattern.compile("(?:(\\[[0-9a-fA-F:.%]+]|[^:\\[\\]\\s]+):)?(\\d{1,5})");
    private static final int LAST_PORT = 65_535;

    /** {@code PORT}, {@code HOST:PORT} or {@code [IPV6]:PORT}; empty if the text is none of them. */
    public static Optional<ServeAddress> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > LAST_PORT) {
            return Optional.empty();
        }
        return Optional.of(new ServeAddress(Optional.ofNullable(parts.group(1)), Integer.parseInt(parts.group(2))));
    }

    /** Looks the host up, if it is a name; unresolved if there is none of the name. */
    InetSocketAddress socket() {
        return host.map(name -> new InetSocketAddress(name.replaceAll("[\\[\\]]", ""), port))
                .orElseGet(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    @Override
    public String toString() {
        return host.map(name -> name + ":").orElse("") + port;
    }
}
