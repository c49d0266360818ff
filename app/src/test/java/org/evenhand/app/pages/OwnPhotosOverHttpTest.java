package org.evenhand.app.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.WebClient;
import org.evenhand.people.owner.OwnPhoto;
import org.evenhand.people.owner.OwnView;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.SignedIn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A person brings photos of their own, by a form that needs no script, and deletes them. */
class OwnPhotosOverHttpTest {
  private static final String PAGE = "/me/photos";
  private static DemoServer server;
  private static byte[] picture;

  @BeforeAll
  static void start() throws IOException {
    server = DemoServer.shared();
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
    picture = bytes.toByteArray();
  }

  private static OwnView own() {
    return DemoServer.shared().platform().ownView();
  }

  private static WebClient browserOf(DemoServer.Person person) {
    var browser = new WebClient(server);
    browser.signIn(person);
    return browser;
  }

  private static HtmlForm form(WebClient browser) {
    return HtmlForm.in(browser.get(PAGE).body(), PAGE);
  }

  private static PhotoId newest(DemoServer.Person person) {
    return own().photos(new SignedIn(new PersonId(person.number())), 1).stream()
        .map(OwnPhoto::id)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_brought_photo_is_there_by_one_act_that_is_told_once() throws IOException {
    int other = PhotosOverHttpTest.photographer();
    var theirs = new SignedIn(new PersonId(other));
    var file =
        own().photos(theirs, PhotosText.PAGE).stream()
            .filter(it -> it.details().place() != null)
            .flatMap(it -> own().photoFile(theirs, it.id()).stream())
            .findFirst()
            .orElseThrow();
    var person = server.nextPerson();
    var browser = browserOf(person);
    var form = form(browser);
    long before = server.position();

    assertThat(browser.send(form, "picture", file).statusCode()).isEqualTo(303);
    assertThat(server.changesAfter(before))
        .singleElement()
        .satisfies(frame -> assertThat(frame.toString()).contains("photo"));
    var id = newest(person);
    assertThat(own().photoFile(new SignedIn(new PersonId(person.number())), id)).hasValue(file);
    assertThat(browser.get(PAGE).body())
        .contains("is here since", "Where it was taken", "/me/photos/" + id.number() + "/delete");
    assertThat(browser.get(PAGE).body()).doesNotContain("is here since");
    assertThat(browser.get("/me/photos/" + id.number() + "/picture").statusCode()).isEqualTo(200);
  }

  @Test
  void what_is_not_taken_is_said_in_its_place_with_the_reason_and_kept_nowhere()
      throws IOException {
    var browser = browserOf(server.nextPerson());
    int most = server.platform().ownPhotos().mostBytes();
    long before = server.position();

    refused(browser, "I am no picture".getBytes(UTF_8), 422, "is no picture that is taken here");
    refused(browser, Arrays.copyOf(picture, picture.length - 20), 422, "nothing was kept");
    refused(browser, new byte[0], 400, "No picture was chosen");
    refused(browser, new byte[most + 1], 413, "20 MiB is the most that is taken");
    refused(browser, new byte[2 * most], 413, "20 MiB is the most that is taken");

    assertThat(server.changesAfter(before)).isEmpty();
  }

  private static void refused(WebClient browser, byte[] file, int status, String reason) {
    var answer = browser.send(form(browser), "picture", file);
    assertThat(answer.statusCode()).as(reason).isEqualTo(status);
    assertThat(answer.body())
        .contains(reason, "role=\"alert\" id=\"refused\"", "aria-invalid=\"true\"")
        .contains("aria-describedby=\"refused picture-note\"");
  }

  @Test
  void a_form_that_is_none_of_ours_is_refused_before_its_file_is_read() {
    var browser = browserOf(server.nextPerson());
    var form = form(browser);
    long before = server.position();

    assertThat(browser.send(form.without("_csrf"), "picture", picture).statusCode()).isEqualTo(403);
    assertThat(browser.send(form.with("_csrf", "made up"), "picture", picture).statusCode())
        .isEqualTo(403);
    assertThat(browser.send(form.with("_csrf", "x".repeat(5_000)), "picture", picture).statusCode())
        .isEqualTo(403);
    var markLast = form.without("_csrf").with("_csrf", form.values("_csrf").getFirst());
    assertThat(browser.send(markLast, "picture", picture).statusCode()).isEqualTo(403);
    assertThat(browser.postForm(PAGE, BodyPublishers.ofString("nonsense")).statusCode())
        .isEqualTo(403);
    assertThat(browser.post(PAGE, form.encoded()).statusCode()).isEqualTo(400);
    var two = form.with("more", "1").without("picture").with("picture", "");
    assertThat(browser.send(two, "picture", picture).statusCode()).isEqualTo(400);

    assertThat(server.changesAfter(before)).isEmpty();
  }

  @Test
  void who_is_not_signed_in_brings_nothing_and_is_led_to_sign_in() {
    var browser = browserOf(server.nextPerson());
    var form = form(browser);
    var out = HtmlForm.in(browser.get(PAGE).body(), "/logout");
    browser.send(out);
    var mark = HtmlForm.in(browser.get("/login").body(), "/login").values("_csrf").getFirst();
    long before = server.position();

    var answer =
        browser.send(
            form.without("picture").with("_csrf", mark).with("picture", ""), "picture", picture);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(WebClient.location(answer)).contains("/login");
    assertThat(server.changesAfter(before)).isEmpty();
  }

  @Test
  void a_photo_is_deleted_once_its_owner_is_asked_and_by_nobody_else() throws IOException {
    var person = server.nextPerson();
    var browser = browserOf(person);
    assertThat(browser.send(form(browser), "picture", picture).statusCode()).isEqualTo(303);
    var path = "/me/photos/" + newest(person).number() + "/delete";
    long before = server.position();

    var asked = browser.get(path);
    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(asked.body()).contains("Delete this photo?", "This cannot be undone.");
    var form = HtmlForm.in(asked.body(), path);
    var other = browserOf(server.nextPerson());
    assertThat(other.get(path).statusCode()).isEqualTo(404);
    var forged = form.with("_csrf", form(other).values("_csrf").getFirst());
    assertThat(other.send(forged).statusCode()).isEqualTo(404);
    assertThat(server.changesAfter(before)).isEmpty();

    assertThat(browser.send(form).statusCode()).isEqualTo(303);
    assertThat(server.changesAfter(before)).hasSize(1);
    assertThat(browser.get(PAGE).body())
        .contains("is deleted since", "There are no photos of yours here.")
        .doesNotContain(path);
    assertThat(browser.send(form).statusCode()).isEqualTo(404);
    assertThat(browser.get("/me/photos/x/delete").statusCode()).isEqualTo(404);
  }

  @Test
  void who_sends_slowly_holds_places_of_their_own_alone() throws Exception {
    var person = server.nextPerson();
    var browser = browserOf(person);
    try (var one = new Slow(browser);
        var two = new Slow(browser)) {
      // Both have begun once a third is turned away.
      int third = 303;
      for (int tries = 0; third == 303 && tries < 200; tries++) {
        third = browser.send(form(browser), "picture", picture).statusCode();
      }
      assertThat(third).isEqualTo(503);
      var other = browserOf(server.nextPerson());
      assertThat(other.send(form(other), "picture", picture).statusCode()).isEqualTo(303);
      assertThat(one.finish()).contains("303");
      assertThat(two.finish()).contains("303");
    }
    assertThat(browser.send(form(browser), "picture", picture).statusCode()).isEqualTo(303);
  }

  /** A sender whose last bytes stay away. */
  private static final class Slow implements AutoCloseable {
    private static final int LAST = 60;

    private final byte[] body;
    private final Socket socket;

    Slow(WebClient browser) throws IOException {
      body = form(browser).with("picture", picture);
      socket = new Socket(server.base().getHost(), server.base().getPort());
      var cookies =
          Stream.of("evenhand", "evenhand-csrf")
              .map(name -> name + "=" + browser.cookie(name).orElseThrow().getValue())
              .collect(Collectors.joining("; "));
      var head =
          """
          POST /me/photos HTTP/1.1\r
          Host: %s\r
          Cookie: %s\r
          Content-Type: multipart/form-data; boundary=%s\r
          Content-Length: %d\r
          \r
          """
              .formatted(server.base().getAuthority(), cookies, HtmlForm.BOUNDARY, body.length);
      socket.getOutputStream().write(head.getBytes(UTF_8));
      socket.getOutputStream().write(body, 0, body.length - LAST);
    }

    /** Sends them; gives the status line. */
    String finish() throws IOException {
      socket.getOutputStream().write(body, body.length - LAST, LAST);
      return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
