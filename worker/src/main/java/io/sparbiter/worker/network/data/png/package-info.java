/** PNG files, one or a folder of them. */
package io.sparbiter.worker.network.data.png;
