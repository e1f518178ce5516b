package io.sparbiter.driver.submit;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What local.sh says to Java, in a copy of the program's folder; Java here prints its arguments, one a line. */
class LocalScriptTest {
    private static final String JAVA =
            "[[ $1 != -version ]] || { echo \"openjdk version \\\"${VERSION:-17.0.15}\\\"\" >&2; exit; }; "
                    + "printf '%s\\n' \"$@\"";

    private static final String LOCALE =
            "[[ $1 != -version ]] || { echo 'openjdk version \"17.0.15\"' >&2; exit; }; echo \"$LC_ALL\"";

    @TempDir
    Path folder;

    private Script script;

    @BeforeEach
    void copy() throws IOException {
        Path submit = Files.createDirectories(folder.resolve("home/submit"));
        Path target = folder.resolve("home/driver/target");
        Files.createDirectories(target.resolve("lib"));
        for (String name : new String[] {"local.sh", "build.sh", "archive.sh", "sql.sh"}) {
            Files.copy(Script.home().resolve("submit").resolve(name), submit.resolve(name));
        }
        Files.writeString(target.resolve("classpath.compile"), "lib/a.jar:lib/b.jar");
        Files.writeString(target.resolve("classpath.runtime"), "lib/c.jar\n");
        for (String jar : new String[] {"sparbiter-driver.jar", "lib/a.jar", "lib/b.jar", "lib/c.jar"}) {
            Files.writeString(target.resolve(jar), "built");
        }
        script = local("local.sh").withProgram("java/bin/java", JAVA);
    }

    private Script local(String name) {
        return Script.of(folder, folder.resolve("home/submit").resolve(name).toString())
                .with("JAVA_HOME", folder.resolve("java").toString());
    }

    private String own() {
        return own(folder.resolve("home"));
    }

    private static String own(Path home) {
        return Stream.of("sparbiter-driver.jar", "lib/a.jar", "lib/b.jar", "lib/c.jar")
                .map(jar -> home.resolve("driver/target").resolve(jar).toString())
                .collect(joining(":"));
    }

    private void assertRefused(Script.Run run, String sentence) {
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).containsExactly(sentence);
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
    void aFolderThatWasMovedRunsWhatIsInIt() throws Exception {
        Path moved = Files.move(folder.resolve("home"), folder.resolve("another home"));

        Script.Run run = Script.of(folder, moved.resolve("submit/local.sh").toString())
                .with("JAVA_HOME", folder.resolve("java").toString())
                .run("best");

        assertThat(run.err()).isEmpty();
        assertThat(run.after("-cp")).isEqualTo(own(moved));
    }

    @Test
    void aLinkStartsItAsItsOwnNameDoes() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("absolute"), folder.resolve("home/submit/local.sh"));
        Files.createSymbolicLink(bin.resolve("relative"), Path.of("../home/submit/local.sh"));
        Files.createSymbolicLink(bin.resolve("link"), Path.of("relative"));
        Files.createSymbolicLink(bin.resolve("sql"), Path.of("../home/submit/sql.sh"));

        for (String name : List.of("absolute", "relative", "link")) {
            Script.Run run = Script.of(folder, bin.resolve(name).toString())
                    .with("JAVA_HOME", folder.resolve("java").toString())
                    .run("best");
            assertThat(run.err()).as(name).isEmpty();
            assertThat(run.after("-cp")).as(name).isEqualTo(own());
        }
        assertThat(Script.of(folder, bin.resolve("sql").toString())
                        .with("JAVA_HOME", folder.resolve("java").toString())
                        .run("SELECT 1")
                        .out())
                .endsWith("sql", "--", "SELECT 1");
    }

    @Test
    void aJarThatIsMissingIsNamed() throws Exception {
        Path jar = folder.resolve("home/driver/target/lib/b.jar");
        Files.delete(jar);

        assertRefused(
                script.run("best"),
                "Cannot find " + jar + ", a part of the program. Build it again by mvn -B -DskipTests clean package in "
                        + folder.resolve("home") + ".");
    }

    /** What was built under umask 077 cannot be run by others. */
    @Test
    void aJarThatOnlyItsOwnerReadsIsNamed() throws Exception {
        Path lib = folder.resolve("home/driver/target/lib");
        Files.setPosixFilePermissions(lib, PosixFilePermissions.fromString("---------"));

        Script.Run run = script.withoutPrivileges().run("best");

        Files.setPosixFilePermissions(lib, PosixFilePermissions.fromString("rwx------"));
        assertRefused(
                run,
                "Cannot read " + lib.resolve("a.jar") + ": it is for its owner alone, who can open it to others by"
                        + " chmod -R go+rX '" + folder.resolve("home") + "'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17.0.15", "17", "21.0.8", "21"})
    void aJavaThatItRunsOnIsTaken(String version) throws Exception {
        assertThat(script.with("VERSION", version).run("best").exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1.8.0_412, 8", "11.0.23, 11", "22, 22", "25.0.1, 25"})
    void anotherJavaIsRefusedBeforeItStarts(String version, String major) throws Exception {
        assertRefused(
                script.with("VERSION", version).run("best"),
                "Cannot use " + folder.resolve("java/bin/java") + ": it is Java " + major
                        + ", and this runs on 17 to 21. Install a JDK 17 or set JAVA_HOME to one.");
    }

    @Test
    void aJavaHomeWithoutJavaIsNamed() throws Exception {
        assertRefused(
                script.with("JAVA_HOME", "/no/such").run("best"),
                "Cannot find Java: there is no bin/java in JAVA_HOME (/no/such). Set it to a JDK 17, or unset it to take the"
                        + " PATH's.");
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
