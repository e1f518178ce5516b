/**
 * Programs and all they start: a program begins in a process group of its own, what it prints and reports comes as events
 * to one thread, and at its end, at a stop and at the death of this JVM none of its processes is left. {@link
 * io.sparbiter.worker.command.process.Command} is the way in, {@link
 * io.sparbiter.worker.command.process.RunningCommand} what a trial talks to; read {@link
 * io.sparbiter.worker.command.process.Supervisor} first. Nothing here knows of trials, networks or Spark.
 */
package io.sparbiter.worker.command.process;
