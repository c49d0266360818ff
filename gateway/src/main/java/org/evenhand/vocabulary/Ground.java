package org.evenhand.vocabulary;

import java.util.List;

/**
 * The public acts that a decision rests on.
 *
 * @param terms the version agreed to
 * @param agreement the app's agreement
 * @param exceptions exceptions that widened or narrowed it, in order of id; usually none
 */
public record Ground(TermsVersion terms, AgreementId agreement, List<ExceptionId> exceptions) {
  /** Keeps a copy. */
  public Ground {
    exceptions = List.copyOf(exceptions);
  }
}
