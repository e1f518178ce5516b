/** What a search has proposed and been told, written down before it goes on. */
package io.sparbiter.driver.results.journal;
