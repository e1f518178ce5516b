/**
 * Tells a search to an MLflow tracking server by its REST API 2.0, over the JDK's HTTP client: a parent run, and a nested run
 * for each trial. Only whoever exports needs the server; no worker does.
 */
package io.sparbiter.driver.exchange.mlflow;
