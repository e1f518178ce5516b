/** What a running trial leaves behind so that it can go on elsewhere: one small directory of files a trial. */
package io.sparbiter.worker.checkpoint;
