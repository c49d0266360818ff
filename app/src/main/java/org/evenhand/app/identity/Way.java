package org.evenhand.app.identity;

/** How a person showed that it is they. */
public enum Way {
  /** By user name and password. */
  PASSWORD,
  /** By a passkey. */
  PASSKEY,
  /** By the platform's own sign-in, an OpenID provider. */
  PROVIDER
}
