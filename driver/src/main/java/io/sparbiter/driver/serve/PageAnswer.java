package io.sparbiter.driver.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a browser is answered, whatever it asked for: with headers that keep it from storing the answer, from showing it
 * inside another page, and from taking it for what it is not. After each answer the connection is closed.
 *
 * @param status of HTTP
 * @param type of the text, as {@code text/html}
 */
record PageAnswer(int status, String type, String text) {
    static final PageAnswer NO_REQUEST = words(400, "This is no request that this page understands.\n");

    /** What else a page may do its own policy says; both hold. */
    private static final String HEADERS = """
            HTTP/1.1 %s\s
            Content-Type: %s; charset=utf-8
            Content-Length: %s
            Cache-Control: no-store
            Content-Security-Policy: frame-ancestors 'none'; base-uri 'none'; form-action 'none'
            X-Frame-Options: DENY
            X-Content-Type-Options: nosniff
            Allow: GET, HEAD
            Connection: close

            """.replace("\n", "\r\n");

    static PageAnswer words(int status, String words) {
        return new PageAnswer(status, "text/plain", words);
    }

    /** Writes it, without its text if only that was asked for, as by HEAD. */
    void write(OutputStream out, boolean isHeadOnly) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        out.write(HEADERS.formatted(status, type, body.length).getBytes(StandardCharsets.US_ASCII));
        if (!isHeadOnly) {
            out.write(body);
        }
        out.flush();
    }
}
