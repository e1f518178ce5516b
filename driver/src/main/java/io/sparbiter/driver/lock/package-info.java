/** Which driver has a search: of two on one name, one. */
package io.sparbiter.driver.lock;
