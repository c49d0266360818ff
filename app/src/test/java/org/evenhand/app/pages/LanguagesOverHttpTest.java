package org.evenhand.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.WebClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pages speak the language that is asked for. */
class LanguagesOverHttpTest {
  private static DemoServer server;

  @BeforeAll
  static void start() {
    server = DemoServer.shared();
  }

  private static HttpResponse<String> accepting(String path, String languages)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(server.at(path)).header("Accept-Language", languages);
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void a_page_speaks_what_the_browser_accepts() throws Exception {
    var german = accepting("/", "de-CH, en;q=0.4");
    assertThat(german.headers().firstValue("Content-Language")).contains("de");
    assertThat(german.body()).contains("<html lang=\"de\">", "Deine Daten, zu Bedingungen");
    assertThat(accepting("/", "fr").body()).contains("<html lang=\"en\">");
  }

  @Test
  void a_language_chosen_on_a_page_is_kept() {
    var browser = new WebClient(server);
    assertThat(browser.get("/?lang=es").body()).contains("Tus datos, en condiciones iguales");
    assertThat(browser.get("/").body()).contains("<html lang=\"es\">");
    assertThat(browser.get("/?lang=en").body()).contains("<html lang=\"en\">");
    assertThat(browser.get("/?lang=xx").body()).as("none of ours").contains("<html lang=\"en\">");
  }

  @Test
  void a_page_leads_to_itself_in_other_languages_and_keeps_what_it_was_asked() {
    var page = new WebClient(server).get("/login?to=%2Fme%2Frecord&lang=de").body();
    assertThat(page).contains("href=\"/login?to=%2Fme%2Frecord&amp;lang=es\"");
    assertThat(page).doesNotContain("lang=de\"");
  }

  @Test
  void errors_speak_too() throws Exception {
    assertThat(accepting("/me/nowhere?lang=de", "de").statusCode()).isEqualTo(302);
    var browser = new WebClient(server);
    browser.signIn(server.nextPerson());
    assertThat(browser.get("/me/nowhere?lang=de").body()).contains("Diese Seite gibt es nicht");
  }

  @Test
  void who_got_your_data_is_told_in_it_and_so_is_what_apps_tell() {
    var browser = new WebClient(server);
    browser.signIn(server.nextPerson());
    assertThat(browser.get("/me/record?lang=de").body())
        .contains("<h1>Wer deine Daten bekommen hat</h1>", "Stand dieser Seite")
        .doesNotContain("This page is as of", "No app got anything about you");
    assertThat(browser.get("/me/inbound?lang=es").body()).contains("Lo que contaron", "Nada.");
  }

  @Test
  void what_an_app_may_see_is_told_in_it_type_by_type() {
    var browser = new WebClient(server);
    browser.signIn(server.holder(server.app("sunny-maps")));
    assertThat(browser.get("/me/apps/sunny-maps?lang=de").body())
        .contains("Die App kann dich bei deinem Namen nennen")
        .doesNotContain("The app ");
  }

  @Test
  void every_page_of_sign_in_speaks() throws Exception {
    assertThat(accepting("/login", "de").body()).contains("Benutzername");
    assertThat(accepting("/login/invited", "de").body())
        .contains("<html lang=\"de\">", "Deine Einladung");
  }

  @Test
  void what_is_not_translated_says_that_it_is_english() throws Exception {
    assertThat(accepting("/register", "de").body()).contains("<html lang=\"en\">");
  }
}
