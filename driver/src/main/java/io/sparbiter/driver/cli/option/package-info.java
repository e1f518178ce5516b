/** Holds the options that several commands share, as picocli's mixins, each with what is read by it. */
package io.sparbiter.driver.cli.option;
