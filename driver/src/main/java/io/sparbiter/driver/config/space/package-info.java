/** Space files, their axes and ranges, and the points a search is to start with. */
package io.sparbiter.driver.config.space;
