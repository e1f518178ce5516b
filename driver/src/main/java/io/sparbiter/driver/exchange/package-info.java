/**
 * Hands searches to other programs, and takes theirs: docs/exchange.md. {@code export} writes the table of a search as files,
 * {@code mlflow} tells it to a tracking server, {@code source} reads what other tools keep of their searches, and {@code
 * imported} makes searches of that.
 */
package io.sparbiter.driver.exchange;
