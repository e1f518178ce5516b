package io.sparbiter.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingFileSystemTest {
    private static Throwable opening(String uri) {
        return catchThrowable(() -> new Path(uri).getFileSystem(new Configuration()));
    }

    @ParameterizedTest
    @CsvSource({"s3a://bucket/x, hadoop-aws", "abfss://box@account.dfs.core.windows.net/x, hadoop-azure"})
    void theJarOfAStoreIsNamed(String uri, String artifact) {
        String jar = "org.apache.hadoop:" + artifact + ":3.3.4";

        assertThat(MissingFileSystem.remedy(uri, opening(uri)))
                .contains("It is in " + jar + ", which needs jars of its own: name them all in SPARBITER_CLASSPATH for"
                        + " submit/local.sh and submit/sql.sh, or give spark-submit --packages " + jar + ".");
    }

    @Test
    void theJarIsMissingAndNotAClass() {
        assertThat(MissingFileSystem.words("s3a://bucket/x", opening("s3a://bucket/x")))
                .contains("the file system of s3a: is in no jar of this program");
        assertThat(MissingFileSystem.words("nofs://host/x", opening("nofs://host/x")))
                .isEmpty();
    }

    @Test
    void halfOfTheJarsIsNotEnough() {
        var failure = new NoClassDefFoundError("com/amazonaws/AmazonServiceException");

        assertThat(MissingFileSystem.remedy("s3a://bucket", failure).orElseThrow())
                .contains("hadoop-aws");
    }

    @Test
    void anOldNameOfS3IsAnsweredWithItsNewOne() {
        assertThat(MissingFileSystem.remedy("s3://bucket/x", opening("s3://bucket/x")))
                .contains("Hadoop's name for S3 is s3a://.");
    }

    @Test
    void whatNobodyKnowsOrWhatFailsOtherwiseHasNoSuchRemedy() {
        assertThat(MissingFileSystem.remedy("nofs://host/x", opening("nofs://host/x")))
                .isEmpty();
        assertThat(MissingFileSystem.remedy("s3a://bucket", new IOException("403")))
                .isEmpty();
    }
}
