package org.evenhand.app.pages;

/**
 * Which of the platform's doors a page lies behind: what its head offers to whom is in, and to whom
 * isn't.
 *
 * @param home the page of whoever is in
 * @param homeName what it is called
 * @param in where to sign in; empty where pages outside lead there themselves
 * @param out where to sign out
 * @param script the one script that its pages may run; empty for none
 */
public record Door(String home, String homeName, String in, String out, String script) {
  /** For people whose data is here. */
  public static final Door PERSON = new Door("/me", "Your page", "/login", "/logout", "");

  /** The same, where a passkey is asked for. */
  public static final Door PERSON_ASKED =
      new Door("/me", "Your page", "/login", "/logout", "/assets/passkeys.js");

  /** For those who act for an organisation. */
  public static final Door DEVELOPERS =
      new Door("/developers", "Developers", "", "/office/sign-out", "/assets/passkeys.js");

  /** For officers and regulators. Browsers hand out passkeys to scripts alone. */
  public static final Door OFFICE =
      new Door("/office", "Office", "", "/office/sign-out", "/assets/passkeys.js");

  /** Whether it is the one for people whose data is here. */
  public boolean person() {
    return home.equals(PERSON.home);
  }
}
