/**
 * Adds the commands that need networks: train, evaluate, predict and pictures. {@link
 * io.sparbiter.driver.network.cli.NetworkCommands} is how the command line finds them; read {@link
 * io.sparbiter.driver.network.cli.TrainCommand} next.
 */
package io.sparbiter.driver.network.cli;
