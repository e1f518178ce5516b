/**
 * What search files of other tools say, by the names that these tools have for it, and how it is written here. Nothing of it
 * is taken: whoever wrote it is told the line to write instead, and reading goes on with that line.
 */
package io.sparbiter.driver.config.foreign;
