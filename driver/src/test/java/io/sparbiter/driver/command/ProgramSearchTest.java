package io.sparbiter.driver.command;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.worker.trial.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramSearchTest {
    @TempDir
    Path folder;

    private ProgramSearch search;

    @BeforeEach
    void files() throws IOException {
        search = new ProgramSearch(List.of(folder.resolve("none"), folder), folder);
        Files.createFile(folder.resolve("program")).toFile().setExecutable(true);
        Files.createFile(folder.resolve("text"));
    }

    @Test
    void aProgramIsFoundInThePathOrByItsOwn() {
        assertThatCode(() -> search.require("program")).doesNotThrowAnyException();
        assertThatCode(() -> search.require("./program")).doesNotThrowAnyException();
        assertThatCode(() -> search.require(folder + "/program")).doesNotThrowAnyException();
    }

    @Test
    void whatAMacroNamesIsNotLookedFor() {
        assertThatCode(() -> search.require("${env:NO_SUCH}/bin/python")).doesNotThrowAnyException();
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> search.require("progam"))
                .isInstanceOf(SetupException.class)
                .hasMessage("Cannot run trial.run (progam): no folder of the PATH has such a program.\n"
                        + "Install it, or write its path.");
        assertThatThrownBy(() -> search.require("./progam"))
                .hasMessage("Cannot run trial.run (./progam): " + folder + "/progam is no file.\n"
                        + "Relative paths start where the search is started.");
        assertThatThrownBy(() -> search.require("./text")).hasMessageContaining("/text is not executable.");
    }
}
