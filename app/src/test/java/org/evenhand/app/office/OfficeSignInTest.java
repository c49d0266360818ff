package org.evenhand.app.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.evenhand.app.office.SoftPasskey.Kind;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.WebClient;
import org.evenhand.vocabulary.OfficeRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Signing in to the office with a passkey, rightly and wrongly. */
class OfficeSignInTest {
  private static OfficeServer server;

  @BeforeAll
  static void start() {
    server = OfficeServer.shared();
  }

  private static OfficeVisitor enrolled() {
    var visitor = OfficeVisitor.at(server);
    assertThat(visitor.enrol(server.newcomer(OfficeRole.OFFICER)).statusCode()).isEqualTo(303);
    return visitor;
  }

  @ParameterizedTest
  @EnumSource
  void a_passkey_of_each_kind_that_is_asked_for_enrols_and_signs_in(Kind kind) {
    var visitor = OfficeVisitor.at(server, kind);
    var invitation = server.newcomer(OfficeRole.REGULATOR);
    assertThat(visitor.inside()).isFalse();
    assertThat(WebClient.location(visitor.enrol(invitation))).isEqualTo("/office?done=welcome");
    assertThat(visitor.browser().get("/office").body())
        .contains("<strong>" + invitation.id() + "</strong>, regulator", "<h3>desk</h3>");
    assertThat(WebClient.location(visitor.press("/office/sign-out")))
        .isEqualTo("/office/sign-in?out");
    assertThat(visitor.inside()).isFalse();
    assertThat(visitor.signIn().statusCode()).isEqualTo(303);
    assertThat(visitor.inside()).isTrue();
  }

  static Stream<Arguments> wrongs() {
    return Stream.of(
        wrong("another origin", passkey -> passkey.origin = "https://evil.example"),
        wrong("another port", passkey -> passkey.origin = "http://localhost:1"),
        wrong("another party", passkey -> passkey.party = "evil.example"),
        wrong("no finger, face or PIN", passkey -> passkey.verifies = false),
        wrong("another ceremony", passkey -> passkey.type = "webauthn.other"),
        wrong("the counter stands", passkey -> passkey.count--),
        wrong("somebody else's handle", passkey -> passkey.handle = new byte[32]));
  }

  private static Arguments wrong(String what, Consumer<SoftPasskey> how) {
    return Arguments.of(what, how);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongs")
  void a_passkey_that_is_shown_wrongly_signs_nobody_in(String what, Consumer<SoftPasskey> how) {
    var visitor = enrolled();
    visitor.press("/office/sign-out");
    assertThat(visitor.signIn().statusCode()).isEqualTo(303);
    visitor.press("/office/sign-out");

    how.accept(visitor.passkey());
    var answer = visitor.signIn();

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .contains("That is not a passkey that fits here. Nothing was changed.");
    assertThat(visitor.inside()).isFalse();
  }

  @Test
  void a_passkey_that_nobody_enrolled_signs_nobody_in() {
    var stranger = OfficeVisitor.at(server);
    assertThat(stranger.signIn().statusCode()).isEqualTo(403);
    assertThat(stranger.inside()).isFalse();
  }

  @Test
  void an_answer_counts_once_and_for_its_own_question() {
    var visitor = enrolled();
    var thief = visitor.elsewhere(server);
    var page = thief.browser().get("/office/sign-in");
    var form = thief.shown(page, "/office/sign-in");
    assertThat(thief.browser().send(form).statusCode()).isEqualTo(303);
    thief.press("/office/sign-out");

    // A new mark, and a counter that would do: only the challenge is old.
    var mark = HtmlForm.in(thief.browser().get("/office/sign-in").body(), "/office/sign-in");
    var again = visitor.passkey().shown(form.values("challenge").getFirst());
    var replay =
        mark.with("challenge", form.values("challenge").getFirst()).with("credential", again);
    var answer = thief.browser().send(replay);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("was answered before");
    assertThat(thief.inside()).isFalse();

    var ours = visitor.browser().get("/office/confirm");
    var confirming = HtmlForm.in(ours.body(), "/office/confirm").values("challenge").getFirst();
    for (var foreign : List.of(confirming, "A".repeat(75), "", "!")) {
      var fresh = HtmlForm.in(thief.browser().get("/office/sign-in").body(), "/office/sign-in");
      var sent =
          fresh.with("challenge", foreign).with("credential", visitor.passkey().shown(foreign));
      assertThat(thief.browser().send(sent).statusCode()).as(foreign).isEqualTo(403);
    }
    assertThat(thief.inside()).isFalse();
  }

  @Test
  void a_question_runs_out() {
    var visitor = enrolled();
    var page = visitor.browser().get("/office/sign-in");
    server.wait(Duration.ofMinutes(11));
    var late = visitor.browser().send(visitor.shown(page, "/office/sign-in"));
    assertThat(late.statusCode()).isEqualTo(403);
    assertThat(late.body()).contains("The page was open for too long");
  }

  @Test
  void nonsense_in_the_place_of_a_passkey_is_refused_and_breaks_nothing() {
    var visitor = enrolled();
    visitor.press("/office/sign-out");
    var real = visitor.shown(visitor.browser().get("/office/sign-in"), "/office/sign-in");
    var credential = real.values("credential").getFirst();
    for (var nonsense :
        List.of(
            "",
            "{}",
            "[]",
            "null",
            "1",
            "{\"id\":1}",
            "{\"rawId\":\"!\"}",
            credential.substring(1),
            credential.replace("\"authenticatorData\":\"", "\"authenticatorData\":\"AAAA"),
            credential.replaceAll("\"authenticatorData\":\"[^\"]*", "\"authenticatorData\":\""),
            credential.replaceAll("\"signature\":\"[^\"]*", "\"signature\":\"AAAA"),
            credential.replaceAll("\"clientDataJSON\":\"[^\"]*", "\"clientDataJSON\":\"e30"),
            credential.replaceAll(",\"userHandle\":\"[^\"]*\"", ""),
            credential.replaceAll("\"signature\":\"[^\"]*\",", ""),
            credential.replaceAll("\"authenticatorData\":\"[^\"]*\",", ""),
            credential.replaceAll("\"clientDataJSON\":\"[^\"]*\",", ""),
            credential.replaceAll("\"rawId\":\"[^\"]*\",", ""),
            credential.replaceAll("\"id\":\"[^\"]*\",", ""),
            credential.replaceAll(",\"response\":.*", "}"),
            credential + " ".repeat(20_000))) {
      var form = HtmlForm.in(visitor.browser().get("/office/sign-in").body(), "/office/sign-in");
      var sent =
          form.with("challenge", real.values("challenge").getFirst()).with("credential", nonsense);
      assertThat(visitor.browser().send(sent).statusCode()).as(nonsense).isEqualTo(403);
    }
    assertThat(visitor.inside()).isFalse();
    assertThat(visitor.signIn().statusCode()).isEqualTo(303);
  }

  @Test
  void whom_passkeys_are_for_comes_from_the_settings_whatever_name_the_request_came_by() {
    var options = OfficeVisitor.options(server.browser().get("/office/sign-in"));
    assertThat(options.path("rpId").asString()).isEqualTo("localhost");
    assertThat(options.path("userVerification").asString()).isEqualTo("required");
  }

  @Test
  void after_sign_in_they_come_to_the_page_of_the_office_that_they_asked_for_and_no_other() {
    var visitor = enrolled();
    visitor.press("/office/sign-out");
    var asked = visitor.browser().get("/office/passkeys/new");
    assertThat(WebClient.location(asked)).endsWith("/office/sign-in?to=%2Foffice%2Fpasskeys%2Fnew");
    var path = WebClient.location(asked).replaceFirst("^http://[^/]*", "");
    var page = visitor.browser().get(path);
    assertThat(WebClient.location(visitor.browser().send(visitor.shown(page, "/office/sign-in"))))
        .isEqualTo("/office/passkeys/new");
    for (var elsewhere : List.of("//evil.example", "/me", "/office/../me", "/office\\evil", "")) {
      visitor.press("/office/sign-out");
      var form = visitor.shown(visitor.browser().get("/office/sign-in"), "/office/sign-in");
      assertThat(WebClient.location(visitor.browser().send(form.with("to", elsewhere))))
          .isEqualTo("/office");
    }
  }
}
