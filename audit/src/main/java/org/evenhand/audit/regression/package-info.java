/**
 * Regression of yes-or-no outcomes: who was answered yes, given everything else that the rules may
 * look at. Logistic, Firth's penalised and conditional logistic regression, linear models, errors
 * that allow for organisations deciding alike, average effects, and trends with dose. Plain
 * arithmetic over arrays; the library {@code audit.numeric} alone is used. Nothing is read, written
 * or printed here, and no estimator knows what an app or a friend is.
 *
 * <p>A figure that is not defined is {@code NaN}, and a reason stands beside it. A wrong argument
 * is an {@link IllegalArgumentException}.
 */
@NullMarked
package org.evenhand.audit.regression;

import org.jspecify.annotations.NullMarked;
