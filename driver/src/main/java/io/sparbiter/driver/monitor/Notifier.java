package io.sparbiter.driver.monitor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparbiter.driver.report.RunReport;
import io.sparbiter.driver.report.RunReportJson;
import io.sparbiter.driver.results.files.Causes;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.loop.SearchState;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Scored;
import io.sparbiter.search.trial.TrialResult;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Posts to an address what happens to a search: {@code best}, {@code end} and {@code failure}, each an object of JSON whose
 * {@code event} says which. Never fails the search and hardly delays its end: posts go out on a thread of its own, of new
 * bests that wait only the latest does, and after some seconds the last one is given up. That nobody took a post is said
 * once.
 */
public final class Notifier implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LAST_WORDS_SECONDS = 12;

    private final Optional<Post> post;
    private final boolean ofBest;
    private final Consumer<String> warning;
    /** Of one that is sent and one that waits. */
    private final ExecutorService sender = new ThreadPoolExecutor(
            0,
            1,
            1,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1),
            Notifier::thread,
            new ThreadPoolExecutor.DiscardOldestPolicy());

    private volatile boolean hasWarned;

    /**
     * @param post empty to notify nobody
     * @param ofBest whether new bests are posted
     * @param warning hears, once, that nobody takes the posts
     */
    Notifier(Optional<Post> post, boolean ofBest, Consumer<String> warning) {
        this.post = post;
        this.ofBest = ofBest;
        this.warning = warning;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "notifier");
        thread.setDaemon(true);
        return thread;
    }

    /** Listens to the search for new bests, if they are wanted. */
    public SearchListener listener(String search, Objective objective) {
        return ofBest ? new Bests(search, objective) : new SearchListener() {};
    }

    /** Of trials that are better than all before, in earlier runs, too. */
    private final class Bests implements SearchListener {
        private final String search;
        private final Objective objective;
        private double best = Double.NaN;

        Bests(String search, Objective objective) {
            this.search = search;
            this.objective = objective;
        }

        @Override
        public void begun(SearchState state) {
            state.best().ifPresent(result -> isBetter(result.outcome()));
        }

        @Override
        public void ended(TrialResult result) {
            if (isBetter(result.outcome())) {
                ObjectNode event = event("best", search)
                        .put("metric", objective.metric().name())
                        .put("score", best)
                        .put("trial", result.trial().id());
                event.set("params", JSON.valueToTree(result.trial().point().values()));
                submit(event);
            }
        }

        private boolean isBetter(Outcome outcome) {
            boolean isBetter =
                    outcome instanceof Scored scored && objective.direction().isBetter(scored.score(), best);
            if (isBetter) {
                best = ((Scored) outcome).score();
            }
            return isBetter;
        }
    }

    private static ObjectNode event(String event, String search) {
        return JSON.createObjectNode().put("event", event).put("search", search);
    }

    /** Tells the end of a run. */
    public void ended(RunReport report) {
        try {
            ObjectNode event = event("end", report.search());
            event.setAll((ObjectNode) JSON.readTree(RunReportJson.of(report)));
            submit(event);
        } catch (IOException e) {
            throw new IllegalStateException("a report's line is an object", e);
        }
    }

    /** Tells that a run has failed. */
    public void failed(String search, Throwable fault) {
        submit(event("failure", search).put("message", String.valueOf(fault.getMessage())));
    }

    private void submit(ObjectNode event) {
        post.ifPresent(to -> sender.execute(() -> send(to, event.toString())));
    }

    private void send(Post to, String json) {
        try {
            to.send(json);
        } catch (IOException e) {
            warn("Cannot notify " + to.host() + ": " + why(e) + ".");
        } catch (InterruptedException e) {
            warn("Cannot notify " + to.host() + ": it did not answer while the search ended.");
        }
    }

    private static String why(IOException fault) {
        if (fault instanceof ConnectException) {
            return "nobody answers there";
        }
        return fault instanceof HttpTimeoutException ? "it does not answer" : Causes.describe(fault);
    }

    private void warn(String words) {
        if (!hasWarned) {
            hasWarned = true;
            warning.accept(words + " The search is none the worse for it.");
        }
    }

    /** Waits some seconds for what is still to be sent. */
    @Override
    public void close() {
        sender.shutdown();
        try {
            if (!sender.awaitTermination(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
                sender.shutdownNow();
            }
        } catch (InterruptedException e) {
            sender.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
