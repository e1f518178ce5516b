/** The trial type {@code command} and its section of a search file. What runs in an executor is in the worker. */
package io.sparbiter.driver.command;
