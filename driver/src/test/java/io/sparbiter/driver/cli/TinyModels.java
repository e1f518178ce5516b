package io.sparbiter.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** Models of a second: the plain network on 200 images of MNIST, with 300 to validate on and 100 to test. */
public final class TinyModels {
    private TinyModels() {}

    public static Path train(Path model) {
        CommandLines run = CommandLines.run(
                "train",
                "--baseline",
                "--config=../conf/searches/quick.yaml",
                "--out=" + model,
                "--epochs=5",
                "--set=data.train=200",
                "--set=data.validation=300",
                "--set=data.validate_on=100",
                "--set=data.test=100",
                "--set=training.batch=16");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return model;
    }
}
