package io.sparbiter.driver.monitor;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whom a search notifies. */
public final class NotifyOptions {
    private static final Logger LOG = LoggerFactory.getLogger(NotifyOptions.class);

    @Option(
            names = "--notify",
            paramLabel = "URL",
            description = "Posts JSON to this address when the run ends or fails: the line of --summary, and event.")
    String url;

    @Option(names = "--notify-best", description = "Posts each new best trial to --notify, too.")
    boolean best;

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    /** One for a run, which notifies nobody if nobody is named; throws {@link ParameterException} if that is no address. */
    public Notifier open() {
        if (best && url == null) {
            throw wrong("--notify-best needs --notify and an address.");
        }
        Optional<Post> post = Optional.ofNullable(url).map(this::address).map(Post::to);
        return new Notifier(post, best, LOG::warn);
    }

    private URI address(String text) {
        try {
            URI address = new URI(text);
            boolean isHttp =
                    "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            if (isHttp && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw noAddress();
        }
        throw noAddress();
    }

    /** Does not show what was typed, which may have a password in it. */
    private ParameterException noAddress() {
        return wrong("--notify must be an address as https://hooks.example.org/searches.");
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
