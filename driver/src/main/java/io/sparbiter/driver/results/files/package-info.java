/** How files of results are written, named and looked for, and what is said when that fails. */
package io.sparbiter.driver.results.files;
