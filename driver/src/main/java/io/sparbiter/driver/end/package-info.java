/**
 * Is how the program ends: by which code ({@link io.sparbiter.driver.end.ExitCode}), also where a store is silent ({@link
 * io.sparbiter.driver.end.ProgramEnd}) or a trial's code calls for it ({@link io.sparbiter.driver.end.ForeignExit}).
 */
package io.sparbiter.driver.end;
