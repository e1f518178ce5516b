package io.sparbiter.worker.network.data.storage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a file is that somebody gives for images and labels and that is neither an IDX nor a CSV file: its first bytes tell,
 * whatever its name.
 */
public enum FileKind {
    GIT_LFS("a pointer of Git LFS, which stands for the file", Cure.LFS, "version https://git-lfs."),
    NUMPY_ARCHIVE("a NumPy archive", Cure.NUMPY, FileKind::isNumpyArchive),
    EXCEL("an Excel workbook", Cure.EXCEL, FileKind::isWorkbook, "\u00d0\u00cf\u0011\u00e0"),
    TORCH("a PyTorch file", Cure.TORCH, FileKind::isTorch),
    ZIP("a ZIP archive", Cure.unpack("unzip"), "PK\3\4", "PK\5\6"),
    GZIP("gzipped twice", Cure.GZIP, "\u001f\u008b"),
    XZ("packed by xz", Cure.unpack("xz -d"), "\u00fd7zXZ\0"),
    BZIP2("packed by bzip2", Cure.unpack("bzip2 -d"), head -> head.startsWith("BZh") && head.startsWith("1AY&SY", 4)),
    ZSTD("packed by zstd", Cure.unpack("zstd -d"), "(\u00b5/\u00fd"),
    LZ4("packed by lz4", Cure.unpack("lz4 -d"), "\4\"M\u0018"),
    COMPRESS("packed by compress", Cure.unpack("uncompress"), "\u001f\u009d"),
    SEVEN_ZIP("a 7z archive", Cure.unpack("7z x"), "7z\u00bc\u00af'\u001c"),
    RAR("a RAR archive", Cure.unpack("unrar x"), "Rar!\u001a\u0007"),
    TAR("a tar archive", Cure.unpack("tar -xf"), head -> head.startsWith("ustar", 257)),
    PARQUET("a Parquet file", Cure.PARQUET, "PAR1"),
    NUMPY("a NumPy array", Cure.NUMPY_ARRAY, "\u0093NUMPY"),
    HDF5("an HDF5 file", Cure.HDF5, "\u0089HDF\r\n\u001a\n"),
    MATLAB("a MATLAB file", Cure.MATLAB, "MATLAB 5.0"),
    MATLAB_HDF5("a MATLAB file of version 7.3", Cure.HDF5, "MATLAB 7.3"),
    PICKLE("a Python pickle", Cure.PICKLE, "\u0080\2", "\u0080\3", "\u0080\4", "\u0080\5"),
    ARROW("an Arrow file", Cure.ARROW, "ARROW1", "FEA1"),
    ARROW_STREAM("a stream of Arrow's", Cure.ARROW_STREAM, "\u00ff\u00ff\u00ff\u00ff"),
    ORC("an ORC file", Cure.ELSEWHERE, "ORC\n", "ORC\u0011"),
    AVRO("an Avro file", Cure.ELSEWHERE, "Obj\1"),
    SQLITE("an SQLite database", Cure.ELSEWHERE, "SQLite format 3\0"),
    R_DATA("a file of R's", Cure.R, "RDX2\n", "RDX3\n", "X\n\0\0\0"),
    PNG(true, "\u0089PNG\r\n\u001a\n"),
    JPEG(true, "\u00ff\u00d8\u00ff"),
    GIF(true, "GIF87a", "GIF89a"),
    BMP(true, head -> head.startsWith("BM") && head.startsWith("\0\0\0\0", 6)),
    TIFF(false, "II*\0", "MM\0*"),
    WEBP(false, head -> head.startsWith("RIFF") && head.startsWith("WEBP", 8)),
    PDF("a PDF document", Cure.DOCUMENT, "%PDF-"),
    HTML("an HTML page and no data", Cure.PAGE, FileKind::isHtml),
    XML("an XML document", Cure.PAGE, head -> trimmed(head).startsWith("<")),
    ARFF("an ARFF file", Cure.ARFF, FileKind::isArff),
    LIBSVM("a LIBSVM file", Cure.LIBSVM, head -> head.matches("(?s)[0-9.+-]+([ \\t]+[0-9]+:[0-9.eE+-]+){2}.*")),
    JSON("a JSON document", Cure.ELSEWHERE, head -> trimmed(head).matches("(?s)[{\\[]\\s*[\\[{\"0-9].*"));

    private static final int HEAD = 512;

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // two texts
    private final Cure cure;

    @SuppressWarnings("ImmutableEnumChecker") // keeps nothing
    private final Predicate<String> isOf;

    private final boolean isReadPicture;

    FileKind(String words, Cure cure, String... beginnings) {
        this(words, cure, head -> false, beginnings);
    }

    FileKind(String words, Cure cure, Predicate<String> isOf, String... beginnings) {
        this(words, cure, isOf.or(beginsWith(beginnings)), false);
    }

    /** A picture, which this program reads or not. */
    FileKind(boolean isRead, String... beginnings) {
        this(isRead, beginsWith(beginnings));
    }

    FileKind(boolean isRead, Predicate<String> isOf) {
        this("a picture", isRead ? Cure.PICTURE : Cure.OTHER_PICTURE, isOf, isRead);
    }

    FileKind(String words, Cure cure, Predicate<String> isOf, boolean isReadPicture) {
        this.words = words;
        this.cure = cure;
        this.isOf = isOf;
        this.isReadPicture = isReadPicture;
    }

    /** The kind of the file that begins with these unzipped bytes; empty of CSV and IDX files and all that is unknown. */
    public static Optional<FileKind> of(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return Stream.of(values()).filter(kind -> kind.isOf.test(text)).findFirst();
    }

    /** How many bytes tell. */
    static int headLength() {
        return HEAD;
    }

    /** Whether it is a picture of a kind that this program reads. */
    public boolean isReadPicture() {
        return isReadPicture;
    }

    /** As in "it is a Parquet file." */
    String words() {
        return words.equals("a picture") ? words + " (" + name() + ")" : words;
    }

    Cure cure() {
        return cure;
    }

    private static Predicate<String> beginsWith(String... beginnings) {
        List<String> all = List.of(beginnings);
        return head -> all.stream().anyMatch(head::startsWith);
    }

    /** The name of a ZIP archive's first file; empty of other files. */
    private static String firstEntry(String head) {
        boolean isZip = head.startsWith("PK\3\4") && head.length() > 30;
        int length = isZip ? head.charAt(26) | (head.charAt(27) << 8) : 0;
        return isZip ? head.substring(30, Math.min(head.length(), 30 + length)) : "";
    }

    private static boolean isNumpyArchive(String head) {
        return firstEntry(head).endsWith(".npy");
    }

    private static boolean isWorkbook(String head) {
        String first = firstEntry(head);
        return first.equals("[Content_Types].xml") || first.startsWith("xl/") || first.equals("_rels/.rels");
    }

    private static boolean isTorch(String head) {
        return firstEntry(head).endsWith("/data.pkl");
    }

    private static boolean isHtml(String head) {
        String text = trimmed(head).toLowerCase(Locale.ROOT);
        return text.startsWith("<!doctype html") || (text.startsWith("<") && text.contains("<html"));
    }

    private static boolean isArff(String head) {
        return Arrays.stream(head.split("[\\r\\n]+"))
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("%"))
                .findFirst()
                .map(line -> line.toLowerCase(Locale.ROOT).startsWith("@relation"))
                .orElse(trimmed(head).startsWith("%") && !head.startsWith("%PDF"));
    }

    /** Without blanks in front, and the byte order mark of UTF-8. */
    private static String trimmed(String head) {
        return (head.startsWith("\u00ef\u00bb\u00bf") ? head.substring(3) : head).stripLeading();
    }
}
