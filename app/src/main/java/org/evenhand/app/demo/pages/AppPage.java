package org.evenhand.app.demo.pages;

import java.util.List;
import java.util.Locale;
import org.evenhand.app.demo.pages.OAuthClient.Answer;
import org.evenhand.app.demo.story.Role;

/**
 * The HTML of the fictional apps. They look like no part of Evenhand, and say that they are not.
 */
final class AppPage {
  private AppPage() {}

  /** All apps. */
  static String list(List<ClientApp> apps) {
    var html = start("Fictional apps");
    html.append("<h1>Apps that do not exist</h1><p>Each asks the platform for data.</p><ul>");
    for (var app : apps) {
      html.append(
              String.format(
                  Locale.ROOT, "<li><a href=\"/demo/apps/%s\">%s</a> ", app.clientId(), name(app)))
          .append(escaped(app.role().description()))
          .append("</li>");
    }
    return end(html.append("</ul>"));
  }

  /** An app that nobody has connected in this browser. */
  static String stranger(ClientApp app) {
    var html = start(app.role().name());
    head(html, app.role());
    return end(
        html.append(String.format(Locale.ROOT, "<p>%s knows nothing about you.</p>", name(app)))
            .append(connect(app)));
  }

  /** An app with a token: what it was just told. */
  static String told(ClientApp app, List<Answer> answers) {
    var html = start(app.role().name());
    head(html, app.role());
    html.append("<h2>What we were told about you, just now</h2>");
    answers.forEach(answer -> answer(html, answer));
    html.append(
            String.format(
                Locale.ROOT,
                "<p><a class=button href=\"/demo/apps/%s\">Call again</a></p>",
                app.clientId()))
        .append("<p>To end this, open <a href=\"/me\">your page on Evenhand</a>, take something")
        .append(
            String.format(
                Locale.ROOT, " back or stop %s, then come here and call again.</p>", name(app)))
        .append(connect(app));
    return end(html);
  }

  /** Something went wrong between the app and the platform. */
  static String failed(ClientApp app, String what) {
    var html = start(app.role().name());
    head(html, app.role());
    html.append("<p class=failed>").append(escaped(what)).append("</p>");
    return end(html.append(connect(app)));
  }

  private static void answer(StringBuilder html, Answer answer) {
    html.append("<h3><code>GET ").append(escaped(answer.path())).append("</code></h3><p>Status ");
    html.append(answer.status());
    if (!answer.record().isEmpty()) {
      html.append(" · recorded at position ").append(escaped(answer.record()));
    }
    html.append("</p><pre tabindex=0>").append(escaped(answer.body())).append("</pre>");
  }

  private static void head(StringBuilder html, Role role) {
    html.append("<h1>").append(escaped(role.name())).append("</h1><p class=claim>");
    html.append(escaped(role.description())).append("</p>");
  }

  private static String connect(ClientApp app) {
    return String.format(
        Locale.ROOT,
        "<p><a class=button href=\"/demo/apps/%s/connect\">Connect %s</a></p>",
        app.clientId(),
        name(app));
  }

  private static String name(ClientApp app) {
    return escaped(app.role().name());
  }

  private static StringBuilder start(String title) {
    return new StringBuilder(
            "<!doctype html><html lang=en><meta charset=utf-8>"
                + "<meta name=viewport content=\"width=device-width\"><title>")
        .append(escaped(title))
        .append(" (a fictional app)</title><link rel=stylesheet href=/demo/app.css>")
        .append("<header><p class=banner>This is a fictional app of the demo, not Evenhand. ")
        .append("<a href=\"/demo\">All fictional apps</a></p></header><main>");
  }

  private static String end(StringBuilder html) {
    return html.append("</main></html>").toString();
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
