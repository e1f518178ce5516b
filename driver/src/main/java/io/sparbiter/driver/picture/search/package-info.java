/** Pictures of a search: its scores in time, how they are spread, and its best trials. */
package io.sparbiter.driver.picture.search;
