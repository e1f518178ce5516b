package io.sparbiter.driver.cluster;

import java.io.IOException;
import java.util.Arrays;

/** Runs another main class until whoever started this JVM is gone, however it went: its end closes our standard input. */
public final class EndsWithParent {
    private EndsWithParent() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread watch = new Thread(EndsWithParent::untilTheEnd, "ends-with-parent");
        watch.setDaemon(true);
        watch.start();
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void untilTheEnd() {
        try {
            System.in.readAllBytes();
        } catch (IOException e) {
            // The pipe broke, which is as good an end.
        }
        Runtime.getRuntime().halt(1);
    }
}
