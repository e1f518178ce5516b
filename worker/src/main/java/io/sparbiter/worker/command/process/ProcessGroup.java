package io.sparbiter.worker.command.process;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program and all that it starts: the process group that it leads, and those that left the group and still have the
 * cookie. The group dies with this JVM.
 *
 * <p>Where there is no {@code setsid} (macOS) it is the program and its descendants as they are when a signal is sent.
 * Those whose parent has ended before are then missed, and of a JVM that dies only the program itself is killed.
 */
final class ProcessGroup {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessGroup.class);
    private static final Duration MOST_FOR_SETSID = Duration.ofSeconds(1);
    private static final long LOOK_MILLIS = 5;

    /** Becomes the program at the first line of its input, and not at all if this JVM dies before. */
    private static final List<String> WAITING =
            List.of("/bin/sh", "-c", "read -r begin && exec \"$@\" </dev/null", "sh");

    private final Process leader;
    private final Cookie cookie;
    private final String target;
    private final long started;
    private final Set<ProcessHandle> descendants = ConcurrentHashMap.newKeySet();

    private ProcessGroup(Process leader, Cookie cookie) {
        this.leader = leader;
        this.cookie = cookie;
        this.target = (Session.isPossible() ? "-" : "") + leader.pid();
        this.started = ProcessTable.started(leader.pid());
    }

    /**
     * Makes the process, which waits for {@link #begin} before it becomes the program. By its cookie it is guarded from its
     * first moment.
     */
    static ProcessGroup start(Command command) throws IOException {
        Guard.ofThisJvm().hold(command.cookie().variable());
        try {
            ProcessGroup group = new ProcessGroup(builder(command).start(), command.cookie());
            group.hold();
            return group;
        } catch (IOException e) {
            Guard.ofThisJvm().drop(command.cookie().variable());
            throw e;
        }
    }

    private static ProcessBuilder builder(Command command) {
        List<String> words = new ArrayList<>(WAITING);
        words.addAll(Session.words(command.words()));
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(command.directory().toFile());
        builder.environment().putAll(command.environment());
        builder.environment().put(Cookie.VARIABLE, command.cookie().value());
        return builder;
    }

    Process leader() {
        return leader;
    }

    /** Lets the program begin, with nothing on its standard input. */
    void begin() {
        try (OutputStream input = leader.getOutputStream()) {
            input.write('\n');
        } catch (IOException e) {
            LOG.warn("Process {} has ended before its program began", leader.pid(), e);
        }
    }

    /** Asks all to end: SIGTERM. */
    void terminate() throws IOException, InterruptedException {
        noteDescendants();
        awaitSession();
        Guard.ofThisJvm().signal("TERM", target);
        descendants.forEach(ProcessHandle::destroy);
        ProcessTable.find(started, this::hasLeft).forEach(ProcessTable.Entry::terminate);
    }

    boolean isGone() {
        return !leader.isAlive()
                && descendants.stream().noneMatch(ProcessHandle::isAlive)
                && ProcessTable.find(started, this::isMember).isEmpty();
    }

    /** Kills all that are left. Returns when they are gone, or after some seconds. */
    void kill() {
        noteDescendants();
        killGroup();
        // Not the process itself: with it the JDK closes its outputs, and what is yet to be read there would be lost.
        leader.toHandle().destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
        Strays.kill(started, this::isMember);
    }

    private void hold() throws IOException {
        try {
            Guard.ofThisJvm().hold(target);
        } catch (IOException e) {
            leader.destroyForcibly();
            throw e;
        }
    }

    /** Kills by the group's number, which belongs to nobody else so soon after the leader's end. */
    private void killGroup() {
        try {
            Guard.ofThisJvm().signal("KILL", target);
            Guard.ofThisJvm().drop(target);
            Guard.ofThisJvm().drop(cookie.variable());
        } catch (IOException e) {
            LOG.warn("Cannot kill process group {} as a whole; its processes are killed one by one", target, e);
        }
    }

    /** The program that has just been started may not have made its group yet. */
    private void awaitSession() throws InterruptedException {
        Deadline end = Deadline.in(MOST_FOR_SETSID);
        while (isOnItsWay() && !end.isPast()) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private boolean isOnItsWay() {
        return Session.isPossible() && leader.isAlive() && ProcessTable.group(leader.pid()) != leader.pid();
    }

    private void noteDescendants() {
        if (!ProcessTable.isReadable()) {
            leader.descendants().forEach(descendants::add);
        }
    }

    private boolean isMember(ProcessTable.Entry process) {
        return process.cookie().equals(cookie.value()) || isInGroup(process);
    }

    private boolean hasLeft(ProcessTable.Entry process) {
        return process.cookie().equals(cookie.value()) && !isInGroup(process);
    }

    private boolean isInGroup(ProcessTable.Entry process) {
        return process.group() == leader.pid();
    }
}
