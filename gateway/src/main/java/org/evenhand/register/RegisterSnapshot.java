package org.evenhand.register;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Standing;
import org.evenhand.vocabulary.TermsVersion;

/** The register as of one position of the record: immutable, and worked out from acts alone. */
@SuppressWarnings("DoNotCallSuggester")
public final class RegisterSnapshot {
  private RegisterSnapshot() {}

  /** The position up to which every act is in it. */
  public long position() {
    throw new UnsupportedOperationException();
  }

  /** How an app stands at an instant. */
  public Standing standing(AppId app, Instant at) {
    throw new UnsupportedOperationException();
  }

  /** The app of that id. */
  public Optional<App> app(AppId id) {
    throw new UnsupportedOperationException();
  }

  /** All apps, by id. */
  public List<App> apps() {
    throw new UnsupportedOperationException();
  }

  /** The organisation of that id. */
  public Optional<Organisation> organisation(OrganisationId id) {
    throw new UnsupportedOperationException();
  }

  /** All organisations, by id. */
  public List<Organisation> organisations() {
    throw new UnsupportedOperationException();
  }

  /** That version of the terms. */
  public Optional<Terms> terms(TermsVersion version) {
    throw new UnsupportedOperationException();
  }

  /** All versions of the terms, in the order of their publishing. */
  public List<Terms> termsVersions() {
    throw new UnsupportedOperationException();
  }

  /** All cut-offs, withdrawn ones too, in the order of their announcement. */
  public List<CutOffNotice> cutOffs() {
    throw new UnsupportedOperationException();
  }

  /** The app's latest agreement, ended or not. */
  public Optional<Agreement> agreement(AppId app) {
    throw new UnsupportedOperationException();
  }
}
