package io.sparbiter.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.junit.jupiter.api.Test;

class HadoopOutputTest {
    private static final int ROOM = 10;

    private final IOException failure = new IOException("All datanodes are bad. Aborting...");
    private final IOException other = new IOException("the stream is closed");
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    /** As HDFS' does: after a failure everything throws the same exception. */
    private class Stubborn extends OutputStream {
        private boolean failed;

        private void check() throws IOException {
            failed |= written.size() >= ROOM;
            if (failed) {
                throw failure;
            }
        }

        @Override
        public void write(int b) throws IOException {
            check();
            written.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            check();
            written.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            check();
        }

        @Override
        public void close() throws IOException {
            check();
        }
    }

    private static HadoopOutput output(OutputStream stream) {
        return new HadoopOutput(new FSDataOutputStream(stream, null));
    }

    private interface Wrapping {
        OutputStream around(OutputStream out);
    }

    private Throwable failureOf(Wrapping wrapping) {
        try (OutputStream out = wrapping.around(output(new Stubborn()))) {
            for (int i = 0; i < 100; i++) {
                out.write(new byte[ROOM]);
            }
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    /** The trap that this class is for. */
    @Test
    void aStreamThatThrowsItsExceptionAgainHidesIt() {
        assertThatThrownBy(() -> {
                    try (OutputStream out = new FSDataOutputStream(new Stubborn(), null)) {
                        out.write(new byte[ROOM]);
                        out.write(1);
                    }
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Self-suppression not permitted");
    }

    @Test
    void aFailureIsThrownAsItIsAndOnce() {
        assertThat(failureOf(out -> out)).isSameAs(failure);
        assertThat(failure.getSuppressed()).isEmpty();
        assertThat(written.size()).isEqualTo(ROOM);
    }

    @Test
    void whatIsBufferedOrPackedAroundItFailsOnceToo() {
        assertThat(failureOf(out -> new BufferedOutputStream(out, 3))).isSameAs(failure);
        written.reset();
        assertThat(failureOf(out -> new BufferedOutputStream(out, 64))).isSameAs(failure);
    }

    @Test
    void anArchiveFailsOnceToo() {
        assertThatThrownBy(() -> {
                    try (OutputStream out = output(new Stubborn());
                            var zip = new ZipOutputStream(out)) {
                        zip.putNextEntry(new ZipEntry("a"));
                        zip.write(new byte[100]);
                        zip.closeEntry();
                    }
                })
                .isSameAs(failure);
    }

    @Test
    void afterAFailureNothingIsWritten() throws IOException {
        HadoopOutput out = output(new Stubborn());
        out.write(new byte[ROOM]);
        assertThatThrownBy(() -> out.write(1)).isSameAs(failure);
        written.reset();

        assertThatThrownBy(() -> out.write(1)).isNotSameAs(failure).hasMessage(failure.getMessage());
        assertThatThrownBy(out::flush).isNotSameAs(failure).hasMessage(failure.getMessage());
        assertThat(written.size()).isZero();
    }

    @Test
    void aFailureToCloseIsThrownOnce() throws IOException {
        HadoopOutput out = output(new Stubborn());
        out.write(new byte[ROOM]);

        assertThatThrownBy(out::close).isSameAs(failure);
        assertThatCode(out::close).doesNotThrowAnyException();
    }

    @Test
    void anotherFailureToCloseIsKeptBesideTheFirst() throws IOException {
        HadoopOutput out = output(new Stubborn() {
            @Override
            public void close() throws IOException {
                throw other;
            }
        });
        out.write(new byte[ROOM]);
        assertThatThrownBy(() -> out.write(1)).isSameAs(failure);
        out.close();

        assertThat(failure.getSuppressed()).containsExactly(other);
    }

    @Test
    void whatGoesWellIsWritten() throws IOException {
        try (HadoopOutput out = output(new Stubborn())) {
            out.write(7);
            out.write(new byte[] {8, 9});
            assertThat(out.position()).isEqualTo(3);
            assertThat(out.canSynchronise()).isFalse();
        }

        assertThat(written.toByteArray()).containsExactly(7, 8, 9);
    }
}
