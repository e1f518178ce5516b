package io.sparbiter.driver.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The page around the data: one document that loads nothing. Names and messages reach it as JSON only, which the scripts
 * put into the document as text, never as markup; and a content security policy lets no other script run than those that
 * belong to the page, by their digests.
 */
public final class PageHtml {
    private static final String FRAME = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy"
              content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; connect-src %s; script-src %s">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" href="data:,">
            <title>%s</title>
            <style>
            %s</style>
            </head>
            <body>
            <noscript>This page draws its tables and charts with JavaScript, which is switched off here.</noscript>
            <main id="page"></main>
            <script type="application/json" id="data" data-live="%s">%s</script>
            <script type="application/json" id="model">%s</script>
            %s
            </body>
            </html>
            """;

    private PageHtml() {}

    /** A page of a search as it stands, and of a model that was trained after it, if there is one; below 5 MB. */
    public static String report(SearchView view, Optional<ModelView> model) {
        return page(view, PageJson.whole(view), model.map(ModelPart::of), "");
    }

    /**
     * A page that asks for newer data every other second.
     *
     * @param address of the data, {@link PageJson}, relative to the page's
     */
    public static String live(SearchView view, String address) {
        return page(view, PageJson.of(view), Optional.empty(), address);
    }

    /**
     * A page of another kind than that of one search.
     *
     * @param data as JSON
     * @param scripts that show the data, beside those that all pages share, by their names beside these
     */
    public static String of(String title, String data, List<String> scripts) {
        return page(title, PageResources.scripts(scripts), data, "null", "");
    }

    private static String page(SearchView view, String data, Optional<ModelPart> model, String address) {
        String shown = model.map(PageJson::write).orElse("null");
        return page("Search " + view.search(), PageResources.scripts(), data, shown, address);
    }

    private static String page(String title, List<String> scripts, String data, String model, String address) {
        return FRAME.formatted(
                address.isEmpty() ? "'none'" : "'self'",
                scripts.stream().map(PageHtml::source).collect(Collectors.joining(" ")),
                escaped(title),
                PageResources.style(),
                escaped(address),
                withoutMarkup(data),
                withoutMarkup(model),
                scripts.stream()
                        .map(script -> "<script>" + script + "</script>")
                        .collect(Collectors.joining("\n")));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** The same JSON, in which nothing can end the element that it is in. */
    private static String withoutMarkup(String json) {
        return json.replace("<", "\\u003c");
    }

    /** How the policy names a script. */
    private static String source(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
