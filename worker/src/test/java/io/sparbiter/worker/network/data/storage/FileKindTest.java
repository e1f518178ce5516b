package io.sparbiter.worker.network.data.storage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.worker.network.data.TestImages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileKindTest {
    @TempDir
    Path directory;

    private DataFile file(byte[] content) {
        return new DataFile(
                new LocalStorage(), TestImages.write(directory, "f", content).toString());
    }

    private String told(byte[] content, Wanted wanted) {
        DataFile file = file(content);
        return file.foreign(file.kind().orElseThrow(), wanted).getMessage().replace(directory.toString(), "");
    }

    private static byte[] zip(String entry) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write("some content".getBytes(ISO_8859_1));
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PAR1\\25\\0        | a Parquet file",
                "\\3757zXZ\\0       | packed by xz",
                "BZh91AY&SY         | packed by bzip2",
                "(\\265/\\375       | packed by zstd",
                "\\211HDF\\r\\n\\32\\n | an HDF5 file",
                "\\223NUMPY\\1\\0   | a NumPy array",
                "\\200\\4\\225      | a Python pickle",
                "%PDF-1.7           | a PDF document",
                "\\377\\330\\377\\340 | a picture (JPEG)",
                "GIF89a             | a picture (GIF)",
                "RIFF1234WEBP       | a picture (WEBP)",
                "version https://git-lfs.github.com/spec/v1 | a pointer of Git LFS, which stands for the file",
                "<!DOCTYPE html><p> | an HTML page and no data",
                "\\n <HTML><head>   | an HTML page and no data",
                "<!-- x --><html>   | an HTML page and no data",
                "<?xml version=\"1.0\"?><Error>AccessDenied</Error> | an XML document",
                "{\"label\": [5]}   | a JSON document",
                "[[0, 255], [1, 2]] | a JSON document",
                "% MNIST\\n@RELATION mnist_784\\n | an ARFF file",
                "5 153:3 154:18 155:18 | a LIBSVM file",
                "ARROW1\\0\\0     | an Arrow file",
                "\\377\\377\\377\\377h | a stream of Arrow's",
                "MATLAB 5.0 MAT-file | a MATLAB file",
                "MATLAB 7.3 MAT-file | a MATLAB file of version 7.3",
            })
    void itsFirstBytesTellWhatAFileIs(String head, String words) {
        byte[] content = head.translateEscapes().getBytes(ISO_8859_1);
        assertThat(told(content, Wanted.DATA_SET)).startsWith("Cannot read /f: it is " + words + ".\n");
        assertThat(told(TestImages.gzip(content), Wanted.DATA_SET)).contains(words);
    }

    /** Python opens it by a name, and not unpacked. */
    @Test
    void whatPythonReadsIsUnpackedFirst() {
        byte[] zipped = TestImages.gzip("\u0080\4pickle".getBytes(ISO_8859_1));
        assertThat(told(zipped, Wanted.DATA_SET))
                .isEqualTo("Cannot read /f: it is a Python pickle, gzipped.\n"
                        + "Unpack it first, and give what comes of it: gzip -dc < /f > unpacked");
        assertThat(told(TestImages.gzip("{\"label\": [5]}".getBytes(ISO_8859_1)), Wanted.DATA_SET))
                .contains("it is a JSON document.\nWrite it as a CSV file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "label,pixel0\n5,0\n",
                "5,0,0,255\n",
                "\"5\";\"0\"\n",
                "\u00ef\u00bb\u00bflabel,a\n",
                "BZh,BMw\n",
                "\0\0\10\3\0\0\0\1",
                "5 0 255\n",
                "",
                "\u00ff\u00fel\0a\0",
                "\u001bX",
                "PK",
                "-1,2:3\n"
            })
    void whatIsReadOrUnknownHasNoKind(String head) {
        assertThat(FileKind.of(head.getBytes(ISO_8859_1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "x_train.npy, NUMPY_ARCHIVE",
        "archive/data.pkl, TORCH",
        "[Content_Types].xml, EXCEL",
        "train-images-idx3-ubyte, ZIP"
    })
    void aZipArchiveIsWhatItsFirstFileIs(String entry, FileKind kind) throws IOException {
        assertThat(file(zip(entry)).kind()).contains(kind);
    }

    @Test
    void aTarArchiveIsOneBehindGzip() {
        byte[] tar = new byte[1024];
        System.arraycopy("ustar".getBytes(ISO_8859_1), 0, tar, 257, 5);
        assertThat(told(TestImages.gzip(tar), Wanted.DATA_SET))
                .isEqualTo("Cannot read /f: it is a tar archive.\nUnpack it, and give what comes of it: tar -xf /f");
    }

    @Test
    void whatIsGzippedTwiceIsNamedSo() {
        byte[] twice = TestImages.gzip(TestImages.gzip("label,a\n".getBytes(ISO_8859_1)));
        assertThat(told(twice, Wanted.DATA_SET)).startsWith("Cannot read /f: it is gzipped twice.\nUnpack it once");
    }

    @Test
    void theCureIsForWhatWasWanted() {
        byte[] array = "\u0093NUMPY".getBytes(ISO_8859_1);
        assertThat(told(array, Wanted.DATA_SET)).contains("numpy.savez(\"data.npz\", x_train=numpy.load(\"/f\"), ");
        assertThat(told(array, Wanted.IMAGES))
                .contains("numpy.savetxt(\"images.csv\"")
                .doesNotContain("labels");
    }

    @Test
    void noControlCharacterOfANameOrAFileIsQuoted() {
        var file = new DataFile(new LocalStorage(), "/tmp/\u001b]0;a\nb");
        assertThat(file.foreign(FileKind.ZIP, Wanted.IMAGES))
                .hasMessage("Cannot read /tmp/\\x1b]0;a\\nb: it is a ZIP archive.\n"
                        + "Unpack it, and give what comes of it: unzip '/tmp/\\x1b]0;a\\nb'");
    }
}
