package org.evenhand.app.office;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** The authenticators that a page finds. */
public record Authenticators(CDPSession session) {
  /** Of a page. */
  public static Authenticators of(BrowserContext context, Page page) {
    var session = context.newCDPSession(page);
    session.send("WebAuthn.enable");
    return new Authenticators(session);
  }

  /** Adds one. */
  public String add(String transport) {
    var options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", transport);
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    var arguments = new JsonObject();
    arguments.add("options", options);
    return session
        .send("WebAuthn.addVirtualAuthenticator", arguments)
        .get("authenticatorId")
        .getAsString();
  }

  /** Takes one away. */
  public void remove(String id) {
    var arguments = new JsonObject();
    arguments.addProperty("authenticatorId", id);
    session.send("WebAuthn.removeVirtualAuthenticator", arguments);
  }
}
