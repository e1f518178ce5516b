package io.sparbiter.driver.network.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedTrainingTest {
    @TempDir
    private Path directory;

    @Test
    void nothingIsLeftOfIt() throws IOException {
        UnfinishedTraining training = UnfinishedTraining.in(directory);
        training.begin(Recipes.baseline(2, false, 0));
        assertThat(training.exists()).isTrue();

        training.delete();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatSomebodyElseHasPutThereStays() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("unfinished"));
        Path draft = Files.writeString(folder.resolve("draft.txt"), "mine");
        UnfinishedTraining training = UnfinishedTraining.in(directory);
        training.begin(Recipes.baseline(2, false, 0));

        training.delete();
        assertThat(draft).hasContent("mine");
        assertThat(folder).isDirectoryNotContaining("glob:**recipe.json");
    }
}
