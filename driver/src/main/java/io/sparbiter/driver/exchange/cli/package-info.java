/** The commands {@code export} and {@code import}. */
package io.sparbiter.driver.exchange.cli;
