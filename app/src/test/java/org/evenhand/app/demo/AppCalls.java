package org.evenhand.app.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the API as an app does: HTTP with a token, page after page. */
final class AppCalls implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();

  /** What an app drew of a list. */
  sealed interface Drawn {
    /** All of it, in the order of the pages: names by id. */
    record Whole(Map<String, Optional<String>> names, int pages) implements Drawn {}

    /** Refused at the first page. */
    record Refused(int status, String body) implements Drawn {}
  }

  Drawn friends(URI base, String token, String fields, int limit) {
    var names = new LinkedHashMap<String, Optional<String>>();
    var next = base + "/v1/me/friends?fields=" + fields + "&limit=" + limit;
    int pages = 0;
    while (!next.isEmpty()) {
      var answer = get(URI.create(next), token);
      if (answer.statusCode() != 200 && pages == 0) {
        return new Drawn.Refused(answer.statusCode(), answer.body());
      }
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("page " + pages + " of a list: " + answer.body());
      }
      var page = json.readTree(answer.body());
      page.get("data").forEach(item -> add(names, item));
      next = page.path("paging").path("next").asString("");
      pages++;
    }
    return new Drawn.Whole(names, pages);
  }

  private static void add(Map<String, Optional<String>> names, JsonNode item) {
    var id = item.get("id").asString();
    var name =
        item.has("name") ? Optional.of(item.get("name").asString()) : Optional.<String>empty();
    if (names.put(id, name) != null) {
      throw new IllegalStateException(id + " is on two pages");
    }
  }

  HttpResponse<String> get(URI uri, String token) {
    var request = HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new IllegalStateException(uri.getPath() + " was not answered", failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
