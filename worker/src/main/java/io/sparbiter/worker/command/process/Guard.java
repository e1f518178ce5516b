package io.sparbiter.worker.command.process;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A small shell beside this JVM, in a session of its own, that sends signals for it, and kills all it has been told to
 * hold when this JVM is gone, by {@code SIGKILL} too: it then reads the end of its input. One serves all commands, so
 * that a command costs no further process. It is started when first needed and again should somebody have killed it.
 * Thread-safe.
 *
 * <p>A target is what {@code kill} takes: a process, or with a minus sign a process group; or else a cookie, as it
 * stands in the environment of its holders.
 */
final class Guard {
    private static final Guard OF_THIS_JVM = new Guard();

    /**
     * After the end of input, groups die at once; who left them is looked for three times, as it may be forking. With a
     * cookie's holder dies the group that it leads: one that has just begun is not held yet.
     */
    private static final String SCRIPT = """
            trap '' HUP INT QUIT TERM
            held=
            drop() {
              rest=
              for target in $held; do
                [ "$target" = "$1" ] || rest="$rest $target"
              done
              held=$rest
            }
            while read -r verb target; do
              case $verb in
                hold) held="$held $target" ;;
                drop) drop "$target" ;;
                *) kill -s "$verb" -- "$target" ;;
              esac
            done
            cookies=
            for target in $held; do
              case $target in
                *=*) cookies="$cookies -e $target" ;;
                *) kill -s KILL -- "$target" ;;
              esac
            done
            [ -n "$cookies" ] || exit 0
            for round in 1 2 3; do
              for file in $(grep -lszxF $cookies /proc/[0-9]*/environ); do
                process=${file#/proc/}
                process=${process%/environ}
                kill -s KILL -- "-$process" "$process"
              done
            done
            """;

    private final Set<String> held = new LinkedHashSet<>();
    private Process shell;

    private Guard() {}

    static Guard ofThisJvm() {
        return OF_THIS_JVM;
    }

    /** Kills the target if this JVM dies before it is dropped. */
    synchronized void hold(String target) throws IOException {
        tell("hold", target);
        held.add(target);
    }

    synchronized void drop(String target) throws IOException {
        held.remove(target);
        tell("drop", target);
    }

    /** Sends a signal, such as TERM, soon. */
    synchronized void signal(String name, String target) throws IOException {
        tell(name, target);
    }

    private void tell(String verb, String target) throws IOException {
        if (shell == null || !shell.isAlive()) {
            shell = start();
            for (String earlier : held) {
                write("hold", earlier);
            }
        }
        write(verb, target);
    }

    private void write(String verb, String target) throws IOException {
        shell.getOutputStream().write((verb + " " + target + "\n").getBytes(US_ASCII));
        shell.getOutputStream().flush();
    }

    /** Starts it without the cookie of a trial that this JVM may itself be part of: it must outlive the JVM. */
    private static Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Session.words("/bin/sh", "-c", SCRIPT))
                .directory(new File("/"))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        builder.environment().remove(Cookie.VARIABLE);
        return builder.start();
    }
}
