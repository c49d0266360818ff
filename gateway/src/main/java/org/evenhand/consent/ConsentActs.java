package org.evenhand.consent;

import java.time.Instant;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.SignedIn;
import org.evenhand.vocabulary.TermsVersion;

/** The one door by which consents change. */
@SuppressWarnings("DoNotCallSuggester")
public final class ConsentActs {
  /**
   * Wires the door.
   *
   * @param journal where acts are recorded
   * @param consents the state that acts are checked against
   * @param catalogue the data types that there are
   * @param random makes grant ids; a secure one
   */
  public ConsentActs(
      Journal journal, Consents consents, Catalogue catalogue, RandomGenerator random) {
    throw new UnsupportedOperationException();
  }

  /**
   * Says yes and authorises the app to ask: two frames, the consent first, so that a crash in
   * between leaves a yes that no token can use.
   *
   * @throws ConsentRefused if a type is unknown or the end is out of bounds
   */
  public GrantId authorise(
      SignedIn who,
      AppId app,
      Purpose purpose,
      Set<DataTypeId> types,
      Instant until,
      TermsVersion terms,
      Wording wording) {
    throw new UnsupportedOperationException();
  }

  /** Says yes without a grant: lets the app see this person where others use it. */
  public void agreeToBeListed(
      SignedIn who,
      AppId app,
      Purpose purpose,
      Set<DataTypeId> types,
      Instant until,
      TermsVersion terms,
      Wording wording) {
    throw new UnsupportedOperationException();
  }

  /** Takes types back, each with everything that lies below it. */
  public void narrow(SignedIn who, AppId app, Purpose purpose, Set<DataTypeId> takenBack) {
    throw new UnsupportedOperationException();
  }

  /** Takes everything back for one purpose. */
  public void withdraw(SignedIn who, AppId app, Purpose purpose) {
    throw new UnsupportedOperationException();
  }

  /**
   * Ends every grant and consent for the app, in one frame. Where there is nothing, does nothing.
   */
  public void stop(SignedIn who, AppId app) {
    throw new UnsupportedOperationException();
  }

  /** Ends one grant; consents stay. Where it has ended already, does nothing. */
  public void revoke(GrantId grant, String because) {
    throw new UnsupportedOperationException();
  }

  /**
   * Records what has run out.
   *
   * @return how many frames that took
   */
  public int expireDue(Instant now) {
    throw new UnsupportedOperationException();
  }
}
