/**
 * Keeps what a running trial leaves so that it can go on elsewhere: one small directory of files a trial, on any file
 * system. {@link io.sparbiter.worker.checkpoint.CheckpointSettings} says where; read {@link
 * io.sparbiter.worker.checkpoint.CheckpointDirectory} first, which is what a program or class sees of it.
 */
package io.sparbiter.worker.checkpoint;
