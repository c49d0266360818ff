package org.evenhand.app.publicregister;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.evenhand.app.wiring.DemoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The register of a running platform, as anybody finds it. */
class RegisterOverHttpTest {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  private final DemoServer server = DemoServer.shared();

  private HttpResponse<String> send(String method, String path, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(server.at(path)).method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send("GET", path, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
  }

  private JsonNode json(String path) throws IOException, InterruptedException {
    var answer = send("GET", path, "Accept", "application/json");
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(type(answer)).isEqualTo("application/json;charset=utf-8");
    return JSON.readTree(answer.body());
  }

  private static String type(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/register",
        "/register?q=maps",
        "/register/organisations",
        "/register/organisations/northstar-retail",
        "/register/apps",
        "/register/apps/photo-frame",
        "/register/terms",
        "/register/agreements",
        "/register/cutoffs",
        "/register/cutoffs/cut-photos-location",
        "/register/changes"
      })
  void every_address_is_a_page_json_and_a_table_for_everybody_and_sets_no_cookie(String path)
      throws Exception {
    for (var accept : List.of("text/html", "application/json", "text/csv")) {
      var answer = send("GET", path, "Accept", accept);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(type(answer)).isEqualTo(accept + ";charset=utf-8");
      assertThat(answer.headers().firstValue("Vary")).contains("Accept");
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
          .startsWith("default-src 'none'; style-src 'self'");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }
    var page = get(path).body();
    assertThat(page.split("<h1>", -1)).as("one h1").hasSize(2);
    assertThat(page.split("<table>", -1).length)
        .as("each table has a caption")
        .isEqualTo(page.split("<caption>", -1).length);
    assertThat(page).doesNotContain("<script", "style=");
  }

  @Test
  void the_front_page_tells_counts_newest_changes_and_the_key_of_the_public_log() throws Exception {
    var page = get("/register").body();
    var key = Files.readString(server.folder().resolve("platform/public/key")).strip();

    assertThat(page).contains("Newest changes", "/register/changes.atom", "/log/key");
    assertThat(page.replace("&#43;", "+")).contains(key.lines().findFirst().orElseThrow());
    assertThat(json("/register").path("log_key").asString().strip()).isEqualTo(key);
    assertThat(json("/register").path("counts").path("apps").asInt()).isEqualTo(7);
  }

  @Test
  void an_organisation_has_its_apps_agreements_and_cut_offs_on_one_page() throws Exception {
    var page = get("/register/organisations/lantern-circle").body();

    assertThat(page)
        .contains("Lantern Circle plc (fictional)")
        .contains("/register/apps/photo-frame", "/register/apps/lantern")
        .contains("/register/agreements/agr-lantern-")
        .contains("/register/cutoffs/cut-photos-location")
        .doesNotContain("/register/apps/sunny-maps");
  }

  @Test
  void an_app_has_what_it_may_ask_for_with_what_was_cut_off_of_that() throws Exception {
    var app = json("/register/apps/photo-frame");

    assertThat(app.path("organisation").asString()).isEqualTo("lantern-circle");
    assertThat(app.path("may_ask_for"))
        .anySatisfy(may -> {
          assertThat(may.path("datatype").asString()).isEqualTo("photos.location");
          assertThat(may.path("state").asString()).isEqualTo("cut off");
        })
        .anySatisfy(may -> assertThat(may.path("state").asString()).isEqualTo("open"));
    assertThat(json("/register/apps/quiz-box").path("state").asString())
        .isEqualTo("agreement suspended");
  }

  @Test
  void a_cut_off_tells_its_notice_and_the_apps_that_it_touches() throws Exception {
    var cut = json("/register/cutoffs/cut-photos-location");

    assertThat(cut.path("of").path("datatype").asString()).isEqualTo("photos.location");
    assertThat(cut.path("notice_days").asInt()).isEqualTo(59);
    assertThat(cut.path("apps_touched")).hasSize(1);
    assertThat(get("/register/cutoffs/cut-photos-location").body())
        .contains("59 days by these dates")
        .doesNotContain("recorded after it took effect");
  }

  @Test
  void two_versions_are_chosen_in_a_form_and_compared_in_words() throws Exception {
    var terms = json("/register/terms").path("items");
    var newer = terms.get(0).path("id").asString();
    var older = terms.get(1).path("id").asString();

    var chosen = send("GET", "/register/terms/diff?from=" + older + "&to=" + newer);
    assertThat(chosen.statusCode()).isEqualTo(303);
    var diff = "/register/terms/" + older + "/diff/" + newer;
    assertThat(chosen.headers().firstValue("Location")).contains(diff);
    assertThat(get(diff).body())
        .contains("Apps may no longer ask you for “What you like”, for personalisation.")
        .contains("Its calls in an hour: 1,000,000,000 instead of 20,000.");
    assertThat(get("/register/terms/" + older).body())
        .contains("What you like", "May be kept for", "90 days");
  }

  @Test
  void an_act_is_shown_letter_by_letter_as_the_record_holds_it() throws Exception {
    var newest = json("/register/changes").path("items").get(0);
    var position = newest.path("position").asLong();
    var act = json("/register/acts/" + position);
    var inRecord = server.recordAfter(position - 1).getFirst();

    assertThat(inRecord.toString()).contains("register");
    assertThat(JSON.readTree(act.path("canonical").asString())).isEqualTo(act.path("act"));
    assertThat(act.path("act").path("type").asString()).isEqualTo(newest.path("type").asString());
    assertThat(get("/register/acts/" + position).body())
        .contains("\"type\":\"" + newest.path("type").asString() + "\"");
    for (var none : List.of("0", "999999999999", "-1", "x", "1".repeat(40))) {
      assertThat(get("/register/acts/" + none).statusCode()).as(none).isEqualTo(404);
    }
  }

  @Test
  void the_feed_is_well_formed_atom_with_an_id_of_its_own_for_every_act() throws Exception {
    var answer = get("/register/changes.atom");
    assertThat(type(answer)).isEqualTo("application/atom+xml;charset=utf-8");
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    var feed =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();

    assertThat(feed.getLocalName()).isEqualTo("feed");
    var entries = feed.getElementsByTagNameNS(ATOM, "entry");
    assertThat(entries.getLength())
        .isEqualTo(Math.min(50, json("/register/changes").path("items").size()));
    var ids = new HashSet<String>();
    for (int i = 0; i < entries.getLength(); i++) {
      var entry = (Element) entries.item(i);
      ids.add(text(entry, "id"));
      assertThat(text(entry, "title")).isNotBlank();
      assertThat(java.time.Instant.parse(text(entry, "updated"))).isNotNull();
      assertThat(text(entry, "name")).isNotBlank();
    }
    assertThat(ids).hasSize(entries.getLength()).allMatch(id -> id.contains("/register/acts/"));
    assertThat(text(feed, "updated")).isEqualTo(text((Element) entries.item(0), "updated"));
  }

  private static String text(Element in, String name) {
    return in.getElementsByTagNameNS(ATOM, name).item(0).getTextContent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/register/",
        "/register/nothing",
        "/register/apps/",
        "/register/apps/none",
        "/register/apps/Sunny%20Maps",
        "/register/apps/sunny-maps/more",
        "/register/terms/none/diff/none",
        "/register/%6Frganisations",
        "/register/cutoffs/..;/apps"
      })
  void what_is_not_there_is_told_as_a_page_or_as_a_problem(String path) throws Exception {
    var page = get(path);
    var problem = send("GET", path, "Accept", "application/json");

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("There is no such thing in the register");
    assertThat(problem.statusCode()).isEqualTo(404);
    assertThat(type(problem)).startsWith("application/problem+json");
    assertThat(JSON.readTree(problem.body()).path("type").asString())
        .isEqualTo("/docs/problems/not-found");
    assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/register?organization=x",
        "/register?q=a&q=b",
        "/register?kind=people",
        "/register?organisation=Not%20One",
        "/register?after=apps/none",
        "/register?format=xml",
        "/register/changes?before=x",
        "/register/changes?of=nothing",
        "/register/terms/diff?from=a&to=b"
      })
  void a_question_that_cannot_be_is_refused_rather_than_answered_with_something_else(String path)
      throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(400);
    var problem = send("GET", path, "Accept", "application/json");
    assertThat(problem.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(problem.body()).path("type").asString())
        .isEqualTo("/docs/problems/bad-parameter");
  }

  @Test
  void a_search_text_has_a_longest_length_and_must_be_utf_8() throws Exception {
    assertThat(get("/register?q=" + "a".repeat(200)).statusCode()).isEqualTo(200);
    assertThat(get("/register?q=" + "a".repeat(201)).statusCode()).isEqualTo(400);
    assertThat(server.rawGet("/register?q=%zz", "localhost")).startsWith("HTTP/1.1 400");
  }

  @Test
  void the_register_can_only_be_read() throws Exception {
    for (var method : List.of("POST", "PUT", "DELETE")) {
      var answer = send(method, "/register/apps");
      assertThat(answer.statusCode()).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    }
    var head = send("HEAD", "/register/apps");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void the_same_page_is_sent_once_whatever_apps_do_meanwhile() throws Exception {
    var tag = get("/register").headers().firstValue("ETag").orElseThrow();
    server.call("/v1/me", server.app("sunny-maps").token());

    assertThat(send("GET", "/register", "Accept", "text/html", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    assertThat(
            send("GET", "/register", "Accept", "application/json", "If-None-Match", tag)
                .statusCode())
        .as("the same in another form is another thing")
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "text/html;q=0.1, application/json;q=0",
        "image/png",
        "%%%",
        "text/html;q=x"
      })
  void whoever_has_no_wish_that_can_be_met_is_given_a_page(String accept) throws Exception {
    assertThat(type(send("GET", "/register", "Accept", accept))).startsWith("text/html");
  }

  @Test
  void the_form_that_is_liked_best_is_given() throws Exception {
    assertThat(type(send("GET", "/register", "Accept", "text/html;q=0.3, application/json;q=0.9")))
        .startsWith("application/json");
    assertThat(type(send("GET", "/register", "Accept", "*/*;q=0.1, text/csv")))
        .startsWith("text/csv");
  }
}
