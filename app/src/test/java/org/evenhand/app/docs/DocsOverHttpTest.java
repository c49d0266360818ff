package org.evenhand.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.evenhand.app.wiring.DemoServer;
import org.junit.jupiter.api.Test;

/** The documentation as anybody gets it. */
class DocsOverHttpTest {
  private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");
  private static final int MOST_BYTES = 50 * 1024;

  private final DemoServer server = DemoServer.shared();
  private final HttpClient http = HttpClient.newHttpClient();

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(server.base() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private String searched(String question) throws Exception {
    return get("/docs?q=" + URLEncoder.encode(question, StandardCharsets.UTF_8)).body();
  }

  @Test
  void every_page_is_there_small_and_leads_only_to_what_is_there() throws Exception {
    Map<String, String> pages = new HashMap<>();
    var dead = new ArrayList<String>();
    var waiting = new ArrayDeque<>(List.of("/docs"));
    while (!waiting.isEmpty()) {
      var path = waiting.remove();
      if (pages.containsKey(path)) {
        continue;
      }
      var answer = get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.body().getBytes(StandardCharsets.UTF_8).length)
          .as(path)
          .isLessThanOrEqualTo(MOST_BYTES);
      pages.put(path, answer.body());
      links(path, answer.body()).stream()
          .map(DocsOverHttpTest::page)
          .filter(to -> to.startsWith("/docs"))
          .forEach(waiting::add);
    }
    pages.forEach((path, body) ->
        links(path, body).stream()
            .filter(link -> link.contains("#") && pages.containsKey(page(link)))
            .filter(link ->
                !pages.get(page(link)).contains("id=\"" + link.replaceAll(".*#", "") + "\""))
            .forEach(link -> dead.add(path + " → " + link)));
    assertThat(dead).isEmpty();
    assertThat(pages.keySet())
        .contains("/docs/person", "/docs/api", "/docs/api/objects", "/docs/problems/cut-off");
  }

  private static List<String> links(String path, String body) {
    return LINK.matcher(body)
        .results()
        .map(link -> link.group(1))
        .map(link -> link.startsWith("#") ? path + link : link)
        .toList();
  }

  private static String page(String link) {
    return link.replaceAll("[#?].*", "");
  }

  @Test
  void it_is_public_without_a_cookie_and_spares_who_has_it() throws Exception {
    var page = get("/docs/app-developer");
    var tag = page.headers().firstValue("ETag").orElseThrow();

    assertThat(page.headers().map()).doesNotContainKey("set-cookie");
    assertThat(page.headers().firstValue("Cache-Control")).contains("public, no-cache");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
    var again = get("/docs/app-developer", "If-None-Match", "\"other\", W/" + tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void a_search_finds_guides_calls_objects_and_problems_and_leads_to_the_place() throws Exception {
    assertThat(searched("code verifier"))
        .contains("href=\"/docs/app-developer#getting-a-token\"", "<mark>code</mark>");
    assertThat(searched("/v1/me/friends limit")).contains("href=\"/docs/api/friends#parameters\"");
    assertThat(searched("taken_at")).contains("href=\"/docs/api/objects#PHOTO\"");
    assertThat(searched("agreement suspended"))
        .contains("href=\"/docs/problems/agreement-suspended\"");
    assertThat(searched("xylophone")).contains("Nothing in the documentation holds");
  }

  @Test
  void what_was_asked_is_shown_as_text() throws Exception {
    assertThat(searched("<script>alert(1)</script>\"'"))
        .doesNotContain("<script>alert")
        .contains("&lt;script&gt;");
  }

  @Test
  void what_is_not_there_or_too_much_says_so() throws Exception {
    assertThat(get("/docs/nothing").statusCode()).isEqualTo(404);
    assertThat(get("/docs/api/nothing").body()).contains("There is no such page");
    assertThat(get("/docs/..%2fperson").statusCode()).isBetween(400, 404);
    assertThat(get("/docs?q=" + "a".repeat(201)).statusCode()).isEqualTo(400);
    var post =
        HttpRequest.newBuilder(URI.create(server.base() + "/docs"))
            .POST(HttpRequest.BodyPublishers.noBody());
    assertThat(http.send(post.build(), HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(405);
  }

  @Test
  void the_reference_tells_every_call_of_the_servers_own_description() throws Exception {
    var described = DemoServer.json(get("/openapi.json"));
    for (var path : described.path("paths").properties()) {
      for (var call : path.getValue().properties()) {
        if (!call.getValue().has("responses")) {
          continue;
        }
        var page = get("/docs/api/" + call.getValue().path("operationId").asString()).body();
        assertThat(page).contains(path.getKey(), "curl -g");
        call.getValue()
            .path("responses")
            .propertyNames()
            .forEach(status -> assertThat(page).contains(status));
      }
    }
    for (var name : described.path("components").path("schemas").propertyNames()) {
      assertThat(get("/docs/api/objects").body()).contains("<h2 id=\"" + name + "\">");
    }
  }
}
