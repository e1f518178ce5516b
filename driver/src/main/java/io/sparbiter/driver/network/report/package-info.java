/** Evaluations and models as text and JSON. */
package io.sparbiter.driver.network.report;
