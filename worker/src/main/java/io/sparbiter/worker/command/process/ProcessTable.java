package io.sparbiter.worker.command.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The processes of this machine as {@code /proc} shows them: those that this user may look into. */
final class ProcessTable {
    private static final File PROC = new File("/proc");
    private static final String VARIABLE = '\0' + Cookie.VARIABLE + "=";

    /** Places in a process' line behind its name. */
    private static final int GROUP = 2;

    private static final int STARTED = 19;
    private static final long SELF = ProcessHandle.current().pid();

    /**
     * A living process.
     *
     * @param cookie its value, empty without one
     */
    record Entry(long pid, long group, String cookie) {
        void terminate() {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        }

        void kill() {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private record Stat(long group, long started) {
        static final Stat NONE = new Stat(-1, -1);
    }

    private ProcessTable() {}

    /** Whether this system has such a table; macOS has none. */
    static boolean isReadable() {
        return new File(PROC, "self/stat").canRead();
    }

    /**
     * All but this JVM and those that are dead and only wait to be reaped. Costs some ms for hundreds of processes.
     *
     * @param since leaves out what is older, see {@link #started}; 0 for all
     */
    static List<Entry> find(long since, Predicate<Entry> wanted) {
        List<Entry> found = new ArrayList<>();
        String[] names = PROC.list();
        for (String name : names == null ? new String[0] : names) {
            if (isNumber(name) && Long.parseLong(name) != SELF) {
                entry(Long.parseLong(name), since).filter(wanted).ifPresent(found::add);
            }
        }
        return found;
    }

    /** The process group of a living process, or -1. */
    static long group(long pid) {
        return stat(pid).group();
    }

    /** When a living process started, in ticks of the system since its boot, or -1. */
    static long started(long pid) {
        return stat(pid).started();
    }

    private static Optional<Entry> entry(long pid, long since) {
        Stat stat = stat(pid);
        return stat.group() < 0 || stat.started() < since
                ? Optional.empty()
                : Optional.of(new Entry(pid, stat.group(), cookie(read(pid, "environ"))));
    }

    /** Reads "PID (NAME) STATE PARENT GROUP …", where the name may have spaces and parentheses of its own. */
    private static Stat stat(long pid) {
        String line = read(pid, "stat");
        String[] fields = line.substring(line.lastIndexOf(')') + 1).trim().split(" ", STARTED + 2);
        boolean dead = fields.length <= STARTED || fields[0].equals("Z") || fields[0].equals("X");
        return dead ? Stat.NONE : new Stat(Long.parseLong(fields[GROUP]), Long.parseLong(fields[STARTED]));
    }

    private static String cookie(String environment) {
        String variables = '\0' + environment;
        int at = variables.indexOf(VARIABLE);
        return at < 0 ? "" : variables.substring(at + VARIABLE.length()).split("\0", 2)[0];
    }

    /** What a file of a process holds, or nothing if the process is gone or another user's. */
    private static String read(long pid, String name) {
        try (FileInputStream file = new FileInputStream("/proc/" + pid + "/" + name)) {
            return new String(file.readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private static boolean isNumber(String name) {
        return Character.isDigit(name.charAt(0));
    }
}
