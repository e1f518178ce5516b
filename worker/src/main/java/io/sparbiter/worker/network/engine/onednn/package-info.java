/** The networks of a search, computed by oneDNN directly; knows nothing of Deeplearning4j. */
package io.sparbiter.worker.network.engine.onednn;
