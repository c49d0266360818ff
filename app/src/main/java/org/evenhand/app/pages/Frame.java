package org.evenhand.app.pages;

/**
 * What surrounds every page.
 *
 * @param title of the document
 * @param user who is signed in; empty for nobody
 * @param csrfName the name of the hidden field that every form carries
 * @param csrf its value
 */
public record Frame(String title, String user, String csrfName, String csrf) {
  /** Whether somebody is signed in. */
  public boolean signedIn() {
    return !user.isEmpty();
  }
}
