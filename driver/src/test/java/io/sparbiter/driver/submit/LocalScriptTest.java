package io.sparbiter.driver.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What local.sh says to Java, in a copy of the program's folder; Java here prints its arguments, one a line. */
class LocalScriptTest {
    private static final String JAVA =
            "[[ $1 != -version ]] || { echo 'openjdk version \"17.0.15\"' >&2; exit; }; printf '%s\\n' \"$@\"";

    private static final String LOCALE =
            "[[ $1 != -version ]] || { echo 'openjdk version \"17.0.15\"' >&2; exit; }; echo \"$LC_ALL\"";

    @TempDir
    Path folder;

    private Script script;

    @BeforeEach
    void copy() throws IOException {
        Path submit = Files.createDirectories(folder.resolve("home/submit"));
        Path target = Files.createDirectories(folder.resolve("home/driver/target"));
        for (String name : new String[] {"local.sh", "build.sh", "archive.sh", "sql.sh"}) {
            Files.copy(Script.home().resolve("submit").resolve(name), submit.resolve(name));
        }
        Files.writeString(target.resolve("classpath.compile"), "a.jar:b.jar");
        Files.writeString(target.resolve("classpath.runtime"), "c.jar");
        script = local("local.sh").withProgram("java/bin/java", JAVA);
    }

    private Script local(String name) {
        return Script.of(folder, folder.resolve("home/submit").resolve(name).toString())
                .with("JAVA_HOME", folder.resolve("java").toString());
    }

    private String own() {
        return folder.resolve("home/driver/target/sparbiter-driver.jar") + ":a.jar:b.jar:c.jar";
    }

    @Test
    void theClassPathIsTheProgramsOwn() throws Exception {
        assertThat(script.run("best").after("-cp")).isEqualTo(own());
    }

    @Test
    void whatIsNoTerminalHasNoWidth() throws Exception {
        assertThat(script.run("best").out()).contains("-Dsparbiter.columns=0", "-Dsparbiter.terminal=0");
    }

    @Test
    void thePosixLocaleIsReplaced() throws Exception {
        Script other = local("local.sh").withProgram("java/bin/java", LOCALE).withProgram("bin/locale", "echo C.utf8");
        String path = folder.resolve("bin") + ":" + System.getenv("PATH");

        assertThat(other.with("PATH", path).run("best").out()).containsExactly("C.UTF-8");
        assertThat(other.with("LC_ALL", "C").run("best").out()).containsExactly("C.UTF-8");
        assertThat(other.with("LC_ALL", "de_DE.UTF-8").run("best").out()).containsExactly("de_DE.UTF-8");
    }

    @Test
    void jarsOfTheUsersComeLast() throws Exception {
        Script.Run run = script.with("SPARBITER_CLASSPATH", "/opt/hadoop-aws.jar:/opt/sdk/*")
                .run("best", "-n", "3");

        assertThat(run.err()).isEmpty();
        assertThat(run.after("-cp")).isEqualTo(own() + ":/opt/hadoop-aws.jar:/opt/sdk/*");
        assertThat(run.out()).endsWith("io.sparbiter.driver.cli.Sparbiter", "best", "-n", "3");
    }

    @Test
    void aQuestionIsAskedWithThemToo() throws Exception {
        Script.Run run = local("sql.sh")
                .with("SPARBITER_CLASSPATH", "/opt/hadoop-aws.jar")
                .run("SELECT 1");

        assertThat(run.after("-cp")).endsWith(":/opt/hadoop-aws.jar");
        assertThat(run.out()).endsWith("sql", "--", "SELECT 1");
    }
}
