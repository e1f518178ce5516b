/**
 * Reads constraints: comparisons of axes, numbers, words and facts. {@link
 * io.sparbiter.search.constraint.ExpressionReader} says what a constraint may say. Nothing else can be asked for, so that
 * a constraint of a stranger does no harm.
 */
package io.sparbiter.search.constraint;
