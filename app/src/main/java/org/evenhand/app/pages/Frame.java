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
 * @param offer what is offered once, above the page; empty for nothing
 */
public record Frame(
    String title, String user, String csrfName, String csrf, Door door, String offer) {
  /** Without an offer. */
  public Frame(String title, String user, String csrfName, String csrf, Door door) {
    this(title, user, csrfName, csrf, door, "");
  }

  Frame offering(String words) {
    return new Frame(title, user, csrfName, csrf, door, words);
  }

  /** Whether somebody is signed in. */
  public boolean signedIn() {
    return !user.isEmpty();
  }

  /** Whether the page offers to sign in, and isn't the one where that is done. */
  public boolean offersSignIn() {
    return !signedIn() && !csrf.isEmpty() && !door.in().isEmpty() && !title.equals(say("Sign in"));
  }
}
