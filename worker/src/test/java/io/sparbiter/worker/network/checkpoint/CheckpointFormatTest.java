package io.sparbiter.worker.network.checkpoint;

import static io.sparbiter.worker.network.checkpoint.Checkpoints.IDENTITY;
import static io.sparbiter.worker.network.checkpoint.Checkpoints.SHAPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.sparbiter.worker.network.checkpoint.Checkpoint.Shape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointFormatTest {
    private static final CheckpointFormat FORMAT = new CheckpointFormat(IDENTITY);
    /** Magic, version, digest, backend, iterations. */
    private static final int HEADER = 4 + 4 + 32 + 2 + 6 + 4;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20})
    void whatIsWrittenIsReadBitForBit(int epochs) throws IOException {
        assertThat(FORMAT.read(in(bytes(epochs)), SHAPE)).isEqualTo(Checkpoints.after(epochs));
    }

    @Test
    void theBestWeightsAreLeftOutIfTheyAreTheLast() throws IOException {
        assertThat(bytes(2).length - bytes(1).length).isEqualTo(5 * 8 + 40_000 * 4);
    }

    @Test
    void aByteThatChangedIsNoticedWhereverItIs() throws IOException {
        byte[] bytes = bytes(2);
        for (int at = 0; at < bytes.length; at += at < 200 ? 1 : 9_973) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 4;
            assertThatIOException().as("byte %d", at).isThrownBy(() -> FORMAT.read(in(damaged), SHAPE));
        }
    }

    @Test
    void anEndThatIsMissingIsNoticed() throws IOException {
        byte[] bytes = bytes(1);
        for (int length : new int[] {0, 3, HEADER, 1_000, bytes.length - 1}) {
            byte[] rest = Arrays.copyOf(bytes, length);
            assertThatIOException().as("%d bytes", length).isThrownBy(() -> FORMAT.read(in(rest), SHAPE));
        }
    }

    @Test
    void whatIsForeignIsRefused() throws IOException {
        byte[] bytes = bytes(3);
        var other = new CheckpointFormat(CheckpointIdentity.of("oneDNN", 2, 5L, "adam"));
        refuses(() -> other.read(in(bytes), SHAPE), "it belongs to another trial, or to other settings");
        refuses(() -> FORMAT.read(in(new byte[100]), SHAPE), "it is not a checkpoint");
        byte[] later = bytes.clone();
        later[7]++;
        refuses(() -> FORMAT.read(in(later), SHAPE), "another version of this program wrote it");
    }

    @Test
    void anotherBackendsCheckpointIsReadAndNamesIt() throws IOException {
        var gpu = new CheckpointFormat(CheckpointIdentity.of("CUDA", 1, 5L, "adam"));
        assertThat(gpu.read(in(bytes(3)), SHAPE).backend()).isEqualTo("oneDNN");
    }

    @Test
    void aBackendThatNobodyWouldWriteIsRefused() throws IOException {
        for (String backend : new String[] {"x".repeat(5000), "a\nb", "\u001b[2J"}) {
            var bytes = new ByteArrayOutputStream();
            Checkpoint good = Checkpoints.after(1);
            FORMAT.write(
                    new Checkpoint(
                            backend, good.history(), good.iterations(), good.weights(), good.optimizer(), good.best()),
                    bytes);
            refuses(
                    () -> FORMAT.read(in(bytes.toByteArray()), SHAPE),
                    "what it says of its backend is nothing that this program writes");
        }
    }

    /** Its digest had the backend in it. */
    @Test
    void theFirstVersionIsReadByTheBackendThatWroteIt() throws IOException {
        byte[] first = firstVersion(bytes(2));
        assertThat(FORMAT.read(in(first), SHAPE)).isEqualTo(Checkpoints.after(2));
        var gpu = new CheckpointFormat(CheckpointIdentity.of("CUDA", 1, 5L, "adam"));
        refuses(
                () -> gpu.read(in(first), SHAPE),
                "it belongs to another trial, to other settings, or to another backend");
    }

    /** What version 0.1.0 wrote, made of what is written now. */
    private static byte[] firstVersion(byte[] second) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var checked = new CheckedOutputStream(bytes, new CRC32C());
        var out = new DataOutputStream(checked);
        out.write(second, 0, 4);
        out.writeInt(1);
        out.write(IDENTITY.digestWithBackend());
        int rest = 4 + 4 + 32 + 2 + 6;
        out.write(second, rest, second.length - rest - Long.BYTES);
        out.writeLong(checked.getChecksum().getValue());
        return bytes.toByteArray();
    }

    /** Before anything of a file's own size is allocated. */
    @Test
    void aLengthThatTheNetworkDoesNotHaveIsRefused() throws IOException {
        byte[] bytes = bytes(3);
        refuses(
                () -> FORMAT.read(in(bytes), new Shape(39_999, 80_000, 20)),
                "it has 40000 numbers where the network has 39999");
        refuses(() -> FORMAT.read(in(bytes), new Shape(40_000, 0, 20)), "it has 80000 numbers where the network has 0");
        refuses(() -> FORMAT.read(in(bytes), new Shape(40_000, 80_000, 2)), "it has 3 epochs of at most 2");
        byte[] endless = bytes.clone();
        endless[HEADER] = 0x7f;
        refuses(() -> FORMAT.read(in(endless), SHAPE), "it has 2130706435 epochs of at most 20");
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading, String why) {
        assertThatIOException().isThrownBy(reading).withMessage(why);
    }

    private static byte[] bytes(int epochs) throws IOException {
        var bytes = new ByteArrayOutputStream();
        FORMAT.write(Checkpoints.after(epochs), bytes);
        return bytes.toByteArray();
    }

    private static ByteArrayInputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
