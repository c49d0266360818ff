package org.evenhand.app.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.OAuthApp;
import org.evenhand.app.wiring.WebClient;
import org.evenhand.proof.Policy;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.VerifierKey;
import org.evenhand.proof.verify.LineProof;
import org.evenhand.record.frame.Bits128;
import org.evenhand.record.frame.Body;
import org.evenhand.record.frame.Kind;
import org.evenhand.record.frame.TaggedLine;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.PersonId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** "Who got your data": what a person reads there, and the proofs that they take away. */
class RecordOverHttpTest {
  private static final AppId MAPS = new AppId("sunny-maps");
  private static final Pattern PROOF = Pattern.compile("/me/record/(\\d+)/(\\d+)/proof");
  private static DemoServer server;
  private static OAuthApp maps;

  @BeforeAll
  static void start() {
    server = DemoServer.shared();
    maps = new OAuthApp(server, server.app("sunny-maps"));
  }

  private static BearerAccessToken token(WebClient browser, DemoServer.Person person) {
    return OAuthApp.tokens(
        maps.connect(browser, person, HtmlForm::itself), tokens -> tokens.getBearerAccessToken());
  }

  private static long access(String path, BearerAccessToken token) {
    var answer = maps.call(path, token);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return position(answer);
  }

  private static long position(HttpResponse<String> answer) {
    return Long.parseLong(answer.headers().firstValue("Evenhand-Record").orElseThrow());
  }

  private static String proof(long position, int line) {
    return "/me/record/" + position + "/" + line + "/proof";
  }

  @Test
  void what_an_app_saw_is_told_in_words_with_when_how_often_and_on_which_ground() {
    var person = server.nextPerson();
    var browser = new WebClient(server);
    var token = token(browser, person);
    access("/v1/me?fields=name", token);
    long position = access("/v1/me?fields=id,name,location", token);

    var page = browser.get("/me/record");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(browser.get("/me").body()).contains("href=\"/me/record\"");
    int many = accesses(person);
    assertThat(many).isGreaterThanOrEqualTo(2);
    assertThat(section(page.body()))
        .contains("Sunny Maps saw ", "your name", "the town you live in")
        .contains("First time", "Last time", many + " accesses, ")
        .contains("to fit what it shows to you", "of our public terms");
    assertThat(page.body())
        .contains("Sunny Maps saw the town you live in and your name")
        .contains("href=\"" + proof(position, 0) + "\"")
        .doesNotContain("profile.");
  }

  private static String section(String page) {
    int from = page.indexOf("<section class=\"app\" aria-labelledby=\"app-sunny-maps\">");
    assertThat(from).as(page).isNotNegative();
    return page.substring(from, page.indexOf("</section>", from));
  }

  /** Counted frame by frame, with no index. */
  private static int accesses(DemoServer.Person person) {
    var found = new ArrayList<Long>();
    server
        .platform()
        .log()
        .scan(
            1,
            Long.MAX_VALUE,
            frame -> {
              if (frame.kind() == Kind.ACCESS
                  && server.platform().codec().body(frame) instanceof Body.Access access
                  && access.header().asked().app().equals(MAPS)) {
                var tag = tag(person.number(), access.header().asked().epoch());
                if (access.lines().stream().anyMatch(line -> names(line, tag))) {
                  found.add(frame.position());
                }
              }
              return true;
            });
    return found.size();
  }

  private static Bits128 tag(int person, int epoch) {
    return server.platform().codec().tag(new PersonId(person), epoch, MAPS);
  }

  private static boolean names(TaggedLine line, Bits128 tag) {
    return line.person().equals(tag)
        || switch (line) {
          case TaggedLine.OfPerson _ -> false;
          case TaggedLine.OfPhoto photo -> photo.with().contains(tag);
          case TaggedLine.OfLike _ -> false;
          case TaggedLine.OfRelative relative -> relative.relative().equals(tag);
          case TaggedLine.OfRelationship relationship -> tag.equals(relationship.partner());
        };
  }

  @Test
  @Timeout(60)
  void the_proof_of_a_friends_line_verifies_is_small_and_names_nobody_else() throws Exception {
    long position;
    do { // somebody who has a friend who agreed to be listed
      var token = token(new WebClient(server), server.nextPerson());
      position = access("/v1/me/friends?fields=id,name", token);
    } while (access(position).lines().isEmpty());
    var access = access(position);
    int epoch = access.header().asked().epoch();
    var tags = tagsOfAll(epoch);
    int line = access.lines().size() - 1;
    var friend = server.personOf(tags.get(access.lines().get(line).person().hex()));
    var theirs = new WebClient(server);
    theirs.signIn(friend);
    assertThat(theirs.get("/me/record").body())
        .contains("that you are a friend of somebody who uses it", proof(position, line));

    var download = sealed(theirs, proof(position, line));

    assertThat(download.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"evenhand-" + position + "-" + line + ".tlog-proof\"");
    assertThat(download.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(download.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    var bytes = download.body().getBytes(UTF_8);
    assertThat(bytes).hasSizeLessThanOrEqualTo(4096);
    var proof = LineProof.parse(bytes);
    var shown = proof.verify(policy());
    assertThat(shown.position()).isEqualTo(position);
    assertThat(shown.number()).isEqualTo(line);
    assertThat(shown.header().app()).isEqualTo("sunny-maps");
    assertThat(shown.line().owner()).isEqualTo(tag(friend.number(), epoch).hex());
    var inside = HexFormat.of().formatHex(proof.entry().extra());
    assertThat(tags.keySet().stream().filter(inside::contains))
        .containsExactly(tag(friend.number(), epoch).hex());
  }

  private static Body.Access access(long position) {
    var frame = server.platform().log().read(position).orElseThrow();
    return (Body.Access) server.platform().codec().body(frame);
  }

  private static Map<String, Integer> tagsOfAll(int epoch) {
    var tags = new LinkedHashMap<String, Integer>();
    for (int person = 1; person <= server.platform().vault().highest(); person++) {
      // Whom another test has erased has no tag any more.
      if (server.platform().vault().keys(new PersonId(person)).isPresent()) {
        tags.put(tag(person, epoch).hex(), person);
      }
    }
    return tags;
  }

  /** Asks until it is sealed; before that the page must say so. */
  private static HttpResponse<String> sealed(WebClient browser, String path) {
    var answer = browser.get(path);
    while (answer.statusCode() != 200) {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
      assertThat(answer.body()).contains("This access isn’t sealed yet", "Try again in a moment.");
      LockSupport.parkNanos(100_000_000);
      answer = browser.get(path);
    }
    return answer;
  }

  private static Policy policy() throws IOException, ProofException {
    var key = Files.readAllLines(server.folder().resolve("platform/public/key")).getFirst();
    return Policy.of(VerifierKey.parse(key));
  }

  @Test
  void lines_about_others_and_lines_that_are_not_there_are_not_found() {
    var person = server.nextPerson();
    var browser = new WebClient(server);
    long position = access("/v1/me?fields=name", token(browser, person));
    var other = new WebClient(server);
    other.signIn(server.nextPerson());
    assertThat(other.get("/me/record").body()).doesNotContain(proof(position, 0));
    notFound(other, proof(position, 0));
    for (var place :
        List.of(
            "0/0",
            "1/0",
            "-1/0",
            "x/0",
            position + "/1",
            position + "/-1",
            position + "/x",
            "999999999999999999/0",
            "9999999999999999999999/0",
            position + "/99999999999")) {
      notFound(browser, "/me/record/" + place + "/proof");
    }
  }

  private static void notFound(WebClient browser, String path) {
    var answer = browser.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(404);
    assertThat(answer.body()).as(path).contains("There is no such access to your data");
  }

  @Test
  void pages_of_rows_follow_each_other_newest_first_without_gap_or_repetition() {
    var person = server.nextPerson();
    var browser = new WebClient(server);
    var token = token(browser, person);
    var made = new ArrayList<Long>();
    for (int call = 0; call < 27; call++) {
      made.addFirst(access("/v1/me?fields=name", token));
    }
    var first = browser.get("/me/record").body();
    var positions = positions(first);
    assertThat(positions).hasSize(25).isEqualTo(made.subList(0, 25));
    var older = Pattern.compile("href=\"(/me/record\\?before=[0-9.]+)\"").matcher(first);
    assertThat(older.find()).isTrue();
    var second = browser.get(older.group(1));
    assertThat(second.body()).contains("Older accesses").doesNotContain("App by app");
    assertThat(positions(second.body())).startsWith(made.get(25), made.get(26));
  }

  private static List<Long> positions(String page) {
    return PROOF.matcher(page).results().map(found -> Long.valueOf(found.group(1))).toList();
  }

  @Test
  void a_cursor_that_is_none_leads_nowhere() {
    var browser = new WebClient(server);
    browser.signIn(server.nextPerson());
    for (var before :
        List.of("", "1", "1.", ".1", "1.-2", "x.y", "1.2.3", "99999999999999999999.0")) {
      var answer = browser.get("/me/record?before=" + before);
      assertThat(answer.statusCode()).as(before).isEqualTo(404);
      assertThat(answer.body()).contains("There is no such page of accesses");
    }
  }

  @Test
  void who_is_not_signed_in_is_led_to_sign_in_and_back() {
    var stranger = new WebClient(server);
    assertThat(WebClient.location(stranger.get("/me/record")))
        .isEqualTo("/login?to=%2Fme%2Frecord");
    var proof = stranger.get(proof(1, 0));
    assertThat(proof.statusCode()).isEqualTo(302);
    assertThat(WebClient.location(proof)).startsWith("/login?to=%2Fme%2Frecord");
  }
}
