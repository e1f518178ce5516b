/**
 * Describes what can be tried. A {@link io.sparbiter.search.space.Space} is the product of finitely many finite axes
 * and gives each of its points an index, so that no-repeat and exhausted are always defined. Read {@link
 * io.sparbiter.search.space.Space} first.
 */
package io.sparbiter.search.space;
