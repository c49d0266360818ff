package org.evenhand.app.identity;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.regex.Pattern;
import org.evenhand.app.office.OfficeServer;
import org.evenhand.app.office.SoftPasskey;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.WebClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person who goes to their pages with a browser and a passkey. */
record PersonVisitor(WebClient browser, SoftPasskey passkey) {
  private static final Pattern OPTIONS = Pattern.compile("data-options=\"([^\"]*)\"");
  static final String WAYS = "/me/sign-in";
  static final String NEW = "/me/sign-in/passkeys/new";

  static PersonVisitor at(OfficeServer server) {
    return new PersonVisitor(
        server.browser(), new SoftPasskey(SoftPasskey.Kind.ES256, server.base().toString()));
  }

  /** With the same passkey, in another browser. */
  PersonVisitor elsewhere(OfficeServer server) {
    return new PersonVisitor(server.browser(), passkey);
  }

  /** In the same browser, with another passkey. */
  PersonVisitor another(OfficeServer server) {
    return new PersonVisitor(
        browser, new SoftPasskey(SoftPasskey.Kind.ES256, server.base().toString()));
  }

  /** What a page tells the browser. */
  static JsonNode options(HttpResponse<String> page) {
    var found = OPTIONS.matcher(page.body());
    if (!found.find()) {
      throw new IllegalStateException("the page asks for no passkey: " + page.body());
    }
    return new JsonMapper().readTree(found.group(1).replace("&#34;", "\"").replace("&amp;", "&"));
  }

  PersonVisitor signedIn(DemoServer.Person person) {
    browser.signIn(person);
    return this;
  }

  /** Signed in by password, with a passkey made. */
  PersonVisitor enrolled(DemoServer.Person person, String label) {
    signedIn(person);
    var answer = add(label);
    if (answer.statusCode() != 303) {
      throw new IllegalStateException(answer.statusCode() + answer.body());
    }
    return this;
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
    var asking = PersonVisitor.asking(page, action);
    return asking.with("credential", passkey.shown(asking.values("challenge").getFirst()));
  }

  /** The form that asks for a passkey, where another to the same address asks for a password. */
  private static HtmlForm asking(HttpResponse<String> page, String action) {
    return HtmlForm.in(
        page.body()
            .substring(
                page.body().indexOf("data-needs-script") < 0
                    ? Math.max(
                        0, page.body().lastIndexOf("<form", page.body().indexOf("data-passkey")))
                    : page.body().indexOf("data-needs-script")),
        action);
  }

  HttpResponse<String> add(String label) {
    return browser.send(made(browser.get(NEW), NEW).with("label", label));
  }

  HttpResponse<String> signIn() {
    return browser.send(shown(browser.get("/login"), "/login/passkey"));
  }

  HttpResponse<String> confirm() {
    return browser.send(shown(browser.get("/me/confirm?to=" + WAYS), "/me/confirm"));
  }

  HttpResponse<String> confirm(String password) {
    var page = browser.get("/me/confirm?to=" + WAYS).body();
    var at = page.lastIndexOf("<form", page.indexOf("name=\"password\""));
    return browser.send(HtmlForm.in(page.substring(at), "/me/confirm").with("password", password));
  }

  /** Opens an invitation. */
  HttpResponse<String> open(Invitation invitation) {
    var form = HtmlForm.in(browser.get("/login/invited").body(), "/login/invited");
    return browser.send(form.with("invitation", invitation.text()));
  }

  HttpResponse<String> enrol(Invitation invitation) {
    return browser.send(made(open(invitation), "/login/invited/passkey").with("label", "phone"));
  }

  /** Presses a button of the page about ways in. */
  HttpResponse<String> press(String action) {
    return browser.send(HtmlForm.in(browser.get(WAYS).body(), action));
  }

  /** Presses the first button there whose address begins and ends so. */
  HttpResponse<String> pressFirst(String begins, String ends) {
    var page = browser.get(WAYS).body();
    var found =
        Pattern.compile("action=\"(" + Pattern.quote(begins) + "[^\"]*" + ends + ")\"")
            .matcher(page);
    if (!found.find()) {
      throw new IllegalStateException("no such button: " + page);
    }
    return browser.send(HtmlForm.in(page, found.group(1)));
  }

  String page() {
    return browser.get(WAYS).body();
  }

  /** Whether their page opens. */
  boolean inside() {
    return browser.get(WAYS).statusCode() == 200;
  }
}
