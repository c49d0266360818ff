package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.say;

/**
 * What surrounds every page.
 *
 * @param title of the document
 * @param user who is signed in; empty for nobody
 * @param csrfName the name of the hidden field that every form carries
 * @param csrf its value
 * @param door which door it lies behind
 */
public record Frame(String title, String user, String csrfName, String csrf, Door door) {
  /** Whether somebody is signed in. */
  public boolean signedIn() {
    return !user.isEmpty();
  }

  /** Whether the page offers to sign in, and isn't the one where that is done. */
  public boolean offersSignIn() {
    return !signedIn() && !csrf.isEmpty() && !door.in().isEmpty() && !title.equals(say("Sign in"));
  }
}
