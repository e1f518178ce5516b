/** What was meant by text that is no setting, as far as the text alone tells it. */
package io.sparbiter.driver.config.guess;
