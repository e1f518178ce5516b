package io.sparbiter.worker.command.process;

import java.util.Map;

/** How a program ended, and whose matter that is. */
public sealed interface ExitStatus {
    /** 0 to 255, as a shell has it: 128 and the signal's number after a signal. */
    int code();

    /** What to tell a person, in a few words. */
    String meaning();

    /** Sorts an exit code. */
    static ExitStatus of(int code) {
        return switch (code) {
            case 0 -> new Success();
            case NotStarted.NOT_EXECUTABLE, NotStarted.NOT_FOUND -> new NotStarted(code);
            default -> Signalled.isSignal(code) ? new Signalled(code) : new Failure(code);
        };
    }

    /** The program says that all went well. */
    record Success() implements ExitStatus {
        @Override
        public int code() {
            return 0;
        }

        @Override
        public String meaning() {
            return "ended with exit code 0";
        }
    }

    /** The program never ran: the matter of the machine it should have run on. */
    record NotStarted(int code) implements ExitStatus {
        static final int NOT_EXECUTABLE = 126;
        static final int NOT_FOUND = 127;

        @Override
        public String meaning() {
            return (code == NOT_FOUND ? "program not found" : "program not executable") + " (exit code " + code + ")";
        }
    }

    /** A signal ended the program: its own doing, as a crash is, or another's. */
    record Signalled(int code) implements ExitStatus {
        private static final int FIRST = 128;
        private static final int MOST = 64;
        private static final int KILL = 9;

        /** Those with the same number on all our platforms, and Linux' 7 and 31. */
        private static final Map<Integer, String> NAMES = Map.ofEntries(
                Map.entry(1, "SIGHUP"),
                Map.entry(2, "SIGINT"),
                Map.entry(3, "SIGQUIT"),
                Map.entry(4, "SIGILL"),
                Map.entry(5, "SIGTRAP"),
                Map.entry(6, "SIGABRT"),
                Map.entry(7, "SIGBUS"),
                Map.entry(8, "SIGFPE"),
                Map.entry(KILL, "SIGKILL"),
                Map.entry(11, "SIGSEGV"),
                Map.entry(13, "SIGPIPE"),
                Map.entry(14, "SIGALRM"),
                Map.entry(15, "SIGTERM"),
                Map.entry(24, "SIGXCPU"),
                Map.entry(25, "SIGXFSZ"),
                Map.entry(31, "SIGSYS"));

        static boolean isSignal(int code) {
            return code > FIRST && code <= FIRST + MOST;
        }

        /** The signal's name, such as SIGSEGV, or "signal 40". */
        public String signal() {
            return NAMES.getOrDefault(code - FIRST, "signal " + (code - FIRST));
        }

        /** Whether the signal is SIGKILL, which without a stop of ours is most often the kernel's, short of memory. */
        public boolean isKill() {
            return code == FIRST + KILL;
        }

        @Override
        public String meaning() {
            return isKill() ? "killed, most likely for memory (exit code 137)" : "ended by " + signal();
        }
    }

    /** Any other code: the program's own failure. */
    record Failure(int code) implements ExitStatus {
        @Override
        public String meaning() {
            return "ended with exit code " + code;
        }
    }
}
