package org.evenhand.app.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.GpsDirectory;
import com.restfb.BinaryAttachment;
import com.restfb.DefaultFacebookClient;
import com.restfb.Version;
import com.restfb.exception.FacebookOAuthException;
import com.restfb.types.FacebookType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.evenhand.app.api.GraphServer;
import org.evenhand.picture.Cleaned;
import org.evenhand.picture.Location;
import org.evenhand.picture.Pictures;
import org.evenhand.record.Change.Content;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real photos, brought and taken away by the platform's own client, as other apps then see it. */
class PhotoUploadsTest {
  private static final Path SET =
      Path.of(System.getProperty("evenhand.data", "../../shared/data"), "exif-photos");
  private static final JsonMapper JSON = new JsonMapper();

  private @TempDir Path folder;
  private PhotoServer server;
  private String own;
  private String others;

  @BeforeEach
  void come() throws IOException {
    server = new PhotoServer(folder, List.of(), new ArrayList<>());
    own = server.token("ann", "own-app", "photos");
    others = server.token("ann", "sunny-maps", "photos");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static List<Path> set() throws IOException {
    try (var all = Files.walk(SET)) {
      return all.filter(file -> file.toString().toLowerCase(Locale.ROOT).matches(".*[.]jpe?g"))
          .sorted()
          .toList();
    }
  }

  /** The first of the set that can be cleaned and holds a place. */
  private static byte[] picture() throws Exception {
    for (var file : set()) {
      var bytes = Files.readAllBytes(file);
      if (hasPlace(bytes) && Pictures.clean(bytes, Location.STRIP) instanceof Cleaned.Bytes) {
        return bytes;
      }
    }
    throw new AssertionError("no photo of " + SET + " has a place");
  }

  private static boolean hasPlace(byte[] bytes) throws Exception {
    var gps =
        ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes))
            .getFirstDirectoryOfType(GpsDirectory.class);
    return gps != null && gps.getGeoLocation() != null;
  }

  private HttpResponse<byte[]> post(String token, byte[] body, String... headers) {
    return post(token, BodyPublishers.ofByteArray(body), headers);
  }

  private HttpResponse<byte[]> post(
      String token, HttpRequest.BodyPublisher body, String... headers) {
    var request =
        HttpRequest.newBuilder(server.at("/v1/me/photos"))
            .header("Authorization", "Bearer " + token)
            .POST(body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return server.send(request.build());
  }

  private HttpResponse<byte[]> delete(String token, String id) {
    return server.send(
        HttpRequest.newBuilder(server.at("/v1/photos/" + id))
            .header("Authorization", "Bearer " + token)
            .DELETE()
            .build());
  }

  private static JsonNode json(HttpResponse<byte[]> answer) {
    return JSON.readTree(answer.body());
  }

  private String brought(byte[] picture) {
    var answer = post(own, picture);
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(201);
    return json(answer).path("id").asString();
  }

  private List<String> ids(String token) {
    var ids = new ArrayList<String>();
    server
        .json(token, "/v1/me/photos?limit=500")
        .path("data")
        .forEach(photo -> ids.add(photo.path("id").asString()));
    return ids;
  }

  private byte[] content(String token, String id) {
    var answer = server.get(token, "/v1/photos/" + id + "/content");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private void nothingIsKept() throws IOException {
    assertThat(ids(own)).isEmpty();
    for (var below : List.of("photos", "arriving")) {
      try (var all = Files.walk(folder.resolve(below))) {
        assertThat(all.filter(Files::isRegularFile)).as(below).isEmpty();
      }
    }
  }

  @Test
  void each_photo_of_the_set_comes_back_cleaned_for_another_app_or_is_refused_with_the_reason()
      throws Exception {
    int taken = 0;
    for (var file : set()) {
      var bytes = Files.readAllBytes(file);
      var answer = post(own, bytes, "Content-Type", "text/plain");
      if (Pictures.clean(bytes, Location.STRIP) instanceof Cleaned.Bytes(var cleaned, var _)) {
        taken++;
        assertThat(answer.statusCode()).as("%s", file).isEqualTo(201);
        assertThat(PhotoServer.position(answer)).isPositive();
        assertThat(content(own, json(answer).path("id").asString())).isEqualTo(cleaned);
        assertThat(content(others, ids(others).getFirst())).as("%s", file).isEqualTo(cleaned);
      } else {
        assertThat(answer.statusCode()).as("%s", file).isEqualTo(422);
        assertThat(json(answer).path("type").asString()).endsWith("/unfit-picture");
      }
    }
    assertThat(taken).isGreaterThan(30);
    assertThat(ids(own)).hasSize(taken);
  }

  @Test
  void what_is_known_of_the_photo_is_what_the_file_says() throws Exception {
    var bytes = picture();
    var id = brought(bytes);
    var seen = (org.evenhand.picture.Inspection.Accepted) Pictures.inspect(bytes);
    var told = server.json(own, "/v1/photos/" + id + "?fields=id,width,height");
    assertThat(told.path("width").asInt()).isEqualTo(seen.width());
    assertThat(told.path("height").asInt()).isEqualTo(seen.height());
    assertThat(hasPlace(content(own, id))).as("the place needs its own yes").isFalse();
    var places = server.token("ann", "quiz-box", "photos", "photos.location");
    assertThat(hasPlace(content(places, ids(places).getFirst()))).isTrue();
  }

  @Test
  void an_unmodified_graph_client_brings_it_as_a_form_and_takes_it_away() throws Exception {
    var client = graph(own);
    var picture = picture();
    var published =
        client.publish(
            "me/photos",
            FacebookType.class,
            BinaryAttachment.with("source", "holiday.jpg", picture, "image/jpeg"));
    assertThat(ids(own)).containsExactly(published.getId());
    assertThat(client.deleteObject(published.getId())).isTrue();
    nothingIsKept();
    var refused =
        catchThrowableOfType(
            FacebookOAuthException.class,
            () ->
                client.publish(
                    "me/photos",
                    FacebookType.class,
                    BinaryAttachment.with("source", "a.jpg", new byte[100], "image/jpeg")));
    assertThat(refused.getErrorCode()).isEqualTo(324);
  }

  private DefaultFacebookClient graph(String token) {
    var client = new DefaultFacebookClient(token, Version.VERSION_23_0);
    client.setFacebookEndpointUrls(new GraphServer(server.at("").toString()));
    client.setHeaderAuthorization(true);
    return client;
  }

  @Test
  void what_is_damaged_is_refused_with_the_reason_and_nothing_is_kept() throws Exception {
    var whole = picture();
    var cases = new HashMap<String, byte[]>();
    cases.put("truncated", Arrays.copyOf(whole, whole.length / 2));
    cases.put("unknown format", "<svg/>".getBytes(UTF_8));
    for (var one : cases.entrySet()) {
      var answer = post(own, one.getValue(), "Content-Type", "image/jpeg");
      assertThat(answer.statusCode()).as(one.getKey()).isEqualTo(422);
      assertThat(json(answer).path("detail").asString()).contains("(" + one.getKey() + ": ");
    }
    assertThat(post(own, new byte[0]).statusCode()).isEqualTo(400);
    nothingIsKept();
  }

  @Test
  void a_form_without_the_picture_or_with_more_than_it_is_refused_and_nothing_is_kept()
      throws Exception {
    var picture = new String(picture(), java.nio.charset.StandardCharsets.ISO_8859_1);
    var source = part("source", picture);
    var forms =
        Map.of(
            part("other", picture) + "--b--\r\n",
            "another part",
            "--b--\r\n",
            "no part",
            source + source + "--b--\r\n",
            "",
            source + part("message", "hello") + "--b--\r\n",
            "another part",
            source.substring(0, source.length() / 2),
            "",
            "nonsense",
            "");
    for (var form : forms.entrySet()) {
      var body = form.getKey().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
      var answer = post(own, body, "Content-Type", "multipart/form-data; boundary=b");
      assertThat(answer.statusCode()).as(form.getValue()).isEqualTo(400);
      assertThat(json(answer).path("detail").asString())
          .contains(form.getValue(), "Nothing was kept.");
    }
    var without = post(own, new byte[9], "Content-Type", "multipart/form-data");
    assertThat(without.statusCode()).isEqualTo(400);
    nothingIsKept();
  }

  private static String part(String name, String content) {
    return "--b\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"; filename=\"x\"\r\n\r\n"
        + content
        + "\r\n";
  }

  @Test
  void too_many_bytes_are_refused_while_they_come_and_nothing_is_kept() throws Exception {
    int most = server.open().ownPhotos().mostBytes();
    try {
      var answer = post(own, BodyPublishers.ofInputStream(() -> zeros(most + 1L)));
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(json(answer).path("detail").asString()).contains(most + " bytes at most");
    } catch (java.io.UncheckedIOException closedWhileSending) {
      assertThat(closedWhileSending).hasMessageContaining("IOException");
    }
    nothingIsKept();
  }

  private static InputStream zeros(long length) {
    return new InputStream() {
      private long left = length;

      @Override
      public int read() {
        return left-- > 0 ? 0 : -1;
      }
    };
  }

  @Test
  void another_app_brings_and_takes_nothing_and_neither_does_a_token_without_photos()
      throws Exception {
    var id = brought(picture());
    var theirs = ids(others).getFirst();
    for (var answer : List.of(post(others, picture()), delete(others, theirs))) {
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(json(answer).path("type").asString()).endsWith("/not-own-client");
    }
    var friends = server.token("ann", "own-app", "friends");
    for (var answer : List.of(post(friends, picture()), delete(friends, id))) {
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(json(answer).path("type").asString()).endsWith("/token-scope");
    }
    assertThat(ids(others)).containsExactly(theirs);
  }

  @Test
  void a_photo_that_is_taken_away_is_gone_from_lists_content_and_disk_also_after_a_restart()
      throws Exception {
    var stays = brought(picture());
    var goes = brought(picture());
    var gone = delete(own, goes);
    assertThat(gone.statusCode()).isEqualTo(200);
    assertThat(json(gone).path("success").asBoolean()).isTrue();
    assertThat(PhotoServer.position(gone)).isPositive();
    var before = content(own, stays);
    for (int restart = 0; restart < 2; restart++) {
      assertThat(ids(own)).containsExactly(stays);
      assertThat(ids(others)).hasSize(1);
      assertThat(server.get(own, "/v1/photos/" + goes).statusCode()).isEqualTo(404);
      assertThat(server.get(own, "/v1/photos/" + goes + "/content").statusCode()).isEqualTo(404);
      assertThat(content(own, stays)).isEqualTo(before);
      try (var all = Files.walk(folder.resolve("photos"))) {
        assertThat(all.filter(Files::isRegularFile)).hasSize(1);
      }
      server.reopen();
    }
  }

  @Test
  void anothers_photo_one_that_went_and_none_are_not_told_apart() throws Exception {
    var id = brought(picture());
    var bens = server.token("ben", "own-app", "photos");
    assertThat(server.get(bens, "/v1/photos/" + id).statusCode()).as("ben sees it").isEqualTo(200);
    var anothers = delete(bens, id);
    assertThat(delete(own, id).statusCode()).isEqualTo(200);
    for (var answer : List.of(anothers, delete(own, id), delete(own, "ph_none"))) {
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(withoutPosition(answer)).isEqualTo(withoutPosition(anothers));
    }
  }

  private static String withoutPosition(HttpResponse<byte[]> answer) {
    // A refusal that came in a flood was counted with others, and has no position of its own.
    return new String(answer.body(), UTF_8)
        .replaceAll(",?\"record\":\\d+", "")
        .replaceAll(",?\"fbtrace_id\":\"\\w+\"", "");
  }

  @Test
  void it_counts_as_a_call_and_a_method_that_is_not_taken_names_those_that_are() throws Exception {
    var answer = post(own, picture());
    var left = answer.headers().firstValue("RateLimit").orElseThrow();
    var after = delete(own, json(answer).path("id").asString());
    assertThat(after.headers().firstValue("RateLimit").orElseThrow()).isNotEqualTo(left);
    var put =
        server.send(
            HttpRequest.newBuilder(server.at("/v1/me/photos"))
                .header("Authorization", "Bearer " + own)
                .PUT(BodyPublishers.noBody())
                .build());
    assertThat(put.statusCode()).isEqualTo(405);
    assertThat(put.headers().firstValue("Allow")).hasValue("GET, HEAD, POST");
  }

  @Test
  void what_keeps_something_of_a_picture_is_told_when_its_photo_goes_or_its_owner()
      throws Exception {
    var gone = new ArrayList<Content>();
    server.open().onPhotoGone(gone::add);
    var deleted = brought(picture());
    assertThat(delete(own, deleted).statusCode()).isEqualTo(200);
    assertThat(gone).hasSize(1).noneMatch(server.open().people()::names);

    brought(picture());
    server.open().erasureActs().erase(server.me("ann"));
    assertThat(gone).hasSize(2).doesNotHaveDuplicates().noneMatch(server.open().people()::names);
  }
}
