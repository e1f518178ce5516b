package io.sparbiter.driver.lock;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Describes the machine that a driver runs on, so that locks can tell it from others. */
interface Machine {
    /** Its name, for people. */
    String host();

    /**
     * What tells its processes from those of any other: two who see equal ids see each other's processes. It changes when
     * the machine starts again.
     */
    String id();

    /** When a process began, in words that no later process of this number has; empty if there is no such process. */
    Optional<String> startOf(long process);

    /** The machine of this JVM. */
    static Machine local() {
        return new Local();
    }

    /** Linux says all of it exactly; elsewhere the JVM's own knowledge has to do. */
    final class Local implements Machine {
        private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
        private static final Path PROCESSES = Path.of("/proc/self/ns/pid");
        /** Of /proc/PID/stat, counted after the command's name, which may hold blanks. */
        private static final int START_FIELD = 19;

        private Local() {}

        @Override
        public String host() {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                return "localhost";
            }
        }

        /** A container has its own process numbers, and another machine may have the same name. */
        @Override
        public String id() {
            try {
                return Files.readString(BOOT).strip() + " " + Files.readSymbolicLink(PROCESSES);
            } catch (IOException e) {
                return host(); // No Linux.
            }
        }

        @Override
        public Optional<String> startOf(long process) {
            Optional<ProcessHandle> handle = ProcessHandle.of(process);
            if (handle.isEmpty() || !handle.get().isAlive()) {
                return Optional.empty();
            }
            // The start by the wall clock moves when that is set; the ticks since the machine's start do not.
            return ticks(process)
                    .or(() -> handle.get().info().startInstant().map(Instant::toString))
                    .or(() -> Optional.of("unknown"));
        }

        private static Optional<String> ticks(long process) {
            Path stat = Path.of("/proc/" + process + "/stat");
            try {
                String line = Files.readString(stat);
                String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
                return Optional.of(fields[START_FIELD]);
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }
}
