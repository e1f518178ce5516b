package io.sparbiter.worker.checkpoint;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Files that can be reached so many more times; what is being written then stays as it is. */
final class DyingFiles implements CheckpointFiles {
    static final int IMMORTAL = Integer.MAX_VALUE;

    private final CheckpointFiles files;
    int left;
    /** Called when a file is about to be made. */
    Runnable before = () -> {};

    DyingFiles(CheckpointFiles files, int left) {
        this.files = files;
        this.left = left;
    }

    private void live() throws IOException {
        if (left == 0) {
            throw new IOException("out of reach");
        }
        left--;
    }

    @Override
    public List<String> names() throws IOException {
        live();
        return files.names();
    }

    @Override
    public InputStream open(String name) throws IOException {
        live();
        return files.open(name);
    }

    @Override
    public OutputStream create(String name) throws IOException {
        live();
        before.run();
        return new FilterOutputStream(files.create(name)) {
            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
                int half = count / 2;
                out.write(bytes, offset, half);
                live();
                out.write(bytes, offset + half, count - half);
            }
        };
    }

    @Override
    public void rename(String from, String to) throws IOException {
        live();
        files.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        live();
        files.delete(name);
    }

    @Override
    public void deleteAll() throws IOException {
        live();
        files.deleteAll();
    }
}
