package io.sparbiter.worker.network.device;

import io.sparbiter.worker.network.engine.onednn.program.OneDnn;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.annotation.Platform;
import org.bytedeco.javacpp.annotation.Properties;

/** Loads what a trial loads, and then a library that is not there: its own. */
@Properties(value = @Platform(library = "jnimissing"), target = "io.sparbiter.missing")
final class JavaCppWords {
    private JavaCppWords() {}

    public static void main(String[] arguments) {
        Device.here();
        System.out.println("oneDNN: " + OneDnn.isAvailable());
        Loader.load(new Class<?>[] {JavaCppWords.class}, true);
    }
}
