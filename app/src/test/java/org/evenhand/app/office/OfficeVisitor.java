package org.evenhand.app.office;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.regex.Pattern;
import org.evenhand.app.identity.Invitation;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.WebClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who goes to the office, page by page, with a browser and a passkey. */
record OfficeVisitor(WebClient browser, SoftPasskey passkey) {
  private static final Pattern OPTIONS = Pattern.compile("data-options=\"([^\"]*)\"");

  static OfficeVisitor at(OfficeServer server) {
    return at(server, SoftPasskey.Kind.ES256);
  }

  static OfficeVisitor at(OfficeServer server, SoftPasskey.Kind kind) {
    return new OfficeVisitor(server.browser(), new SoftPasskey(kind, server.base().toString()));
  }

  /** With the same passkey, at another desk. */
  OfficeVisitor elsewhere(OfficeServer server) {
    return new OfficeVisitor(server.browser(), passkey);
  }

  /** What a page tells the browser. */
  static JsonNode options(HttpResponse<String> page) {
    var found = OPTIONS.matcher(page.body());
    if (!found.find()) {
      throw new IllegalStateException("the page asks for no passkey: " + page.body());
    }
    return new JsonMapper().readTree(found.group(1).replace("&#34;", "\"").replace("&amp;", "&"));
  }

  /** Opens an invitation. */
  HttpResponse<String> open(Invitation invitation) {
    var form = HtmlForm.in(browser.get("/office/enrol").body(), "/office/enrol");
    return browser.send(form.with("invitation", invitation.text()));
  }

  /** The form of a page, with a passkey that was made for it. */
  HtmlForm made(HttpResponse<String> page, String action) {
    var handle = options(page).path("user").path("id").asString();
    var form = HtmlForm.in(page.body(), action);
    var credential =
        passkey.made(form.values("challenge").getFirst(), Base64.getUrlDecoder().decode(handle));
    return form.with("credential", credential);
  }

  /** The form of a page, with the passkey shown for it. */
  HtmlForm shown(HttpResponse<String> page, String action) {
    var form = HtmlForm.in(page.body(), action);
    return form.with("credential", passkey.shown(form.values("challenge").getFirst()));
  }

  HttpResponse<String> enrol(Invitation invitation) {
    return browser.send(made(open(invitation), "/office/enrol/passkey").with("label", "desk"));
  }

  HttpResponse<String> signIn() {
    return browser.send(shown(browser.get("/office/sign-in"), "/office/sign-in"));
  }

  HttpResponse<String> confirm() {
    return browser.send(shown(browser.get("/office/confirm"), "/office/confirm"));
  }

  /** Presses a button of the front page. */
  HttpResponse<String> press(String action) {
    return browser.send(HtmlForm.in(browser.get("/office").body(), action));
  }

  /** Whether the front page opens. */
  boolean inside() {
    return browser.get("/office").statusCode() == 200;
  }
}
