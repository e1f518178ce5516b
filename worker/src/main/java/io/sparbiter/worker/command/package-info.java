/**
 * A program as a trial: {@link io.sparbiter.worker.command.CommandTrial} hands a point to a program, hears its reports
 * and stops it. Read {@link io.sparbiter.worker.command.Attempt} first. The processes themselves are the matter of {@link
 * io.sparbiter.worker.command.process}, the lines that a program reports that of {@link
 * io.sparbiter.worker.command.report}.
 */
package io.sparbiter.worker.command;
