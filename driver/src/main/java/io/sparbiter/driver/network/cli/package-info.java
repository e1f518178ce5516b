/** The commands that need networks: train, evaluate, predict and pictures. */
package io.sparbiter.driver.network.cli;
