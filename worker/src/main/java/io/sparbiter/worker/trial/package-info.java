/** What trials of every type need in the executor: their time limit, and what an exception says about the trial. */
package io.sparbiter.worker.trial;
