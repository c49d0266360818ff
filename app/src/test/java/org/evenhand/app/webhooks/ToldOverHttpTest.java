package org.evenhand.app.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.evenhand.app.webhooks.Delivery.State;
import org.evenhand.app.webhooks.Receiver.Received;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What apps' receivers get, over real connections from a real server. */
final class ToldOverHttpTest {
  private static final String EVENT = "urn:evenhand:event:";

  @TempDir Path folder;

  private static JWTClaimsSet claims(Received received) {
    try {
      return SignedJWT.parse(received.body()).getJWTClaimsSet();
    } catch (ParseException e) {
      throw new AssertionError(received.body(), e);
    }
  }

  private static String event(Received received) {
    return ((Map<?, ?>) claims(received).getClaim("events"))
        .keySet()
        .iterator()
        .next()
        .toString()
        .substring(EVENT.length());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> says(Received received) {
    var events = (Map<String, Object>) claims(received).getClaim("events");
    return (Map<String, Object>) events.values().iterator().next();
  }

  /** As a receiver would that knows the address of the keys alone. */
  private static boolean verified(Village village, Received received) throws Exception {
    var keys = JWKSet.parse(village.get("/webhooks/jwks.json").body());
    var token = SignedJWT.parse(received.body());
    var key = (ECKey) keys.getKeyByKeyId(token.getHeader().getKeyID());
    assertThat(key.isPrivate()).isFalse();
    return token.verify(new ECDSAVerifier(key));
  }

  @Test
  void every_app_that_a_cut_off_touches_is_told_at_the_same_moment_and_no_other() throws Exception {
    try (var village = Village.open(folder, Village.ANYWHERE);
        var receiver = Receiver.plain()) {
      var together = new CyclicBarrier(2);
      receiver.answers(exchange -> {
        try {
          // Neither is answered before both are there: one after the other would never end.
          together.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
          throw new IOException(e);
        }
        exchange.sendResponseHeaders(202, -1);
      });
      var maps = village.app("maps", receiver.url("/maps"), "friends");
      var chat = village.app("chat", receiver.url("/chat"), "friends", "profile.name");
      var names = village.app("names", receiver.url("/names"), "profile.name");

      long position = village.cutsOff("cut-1", "friends");

      var both = List.of(receiver.next(), receiver.next());
      assertThat(both).extracting(Received::path).containsExactlyInAnyOrder("/maps", "/chat");
      assertThat(village.tried(maps, 1).state()).isEqualTo(State.DELIVERED);
      assertThat(village.tried(chat, 1).state()).isEqualTo(State.DELIVERED);
      assertThat(village.webhooks().deliveries(names)).isEmpty();
      assertThat(claims(both.getFirst()).getClaim("txn"))
          .isEqualTo(claims(both.getLast()).getClaim("txn"))
          .isEqualTo("act-" + position);
      assertThat(claims(both.getFirst()).getJWTID())
          .isNotEqualTo(claims(both.getLast()).getJWTID());
    }
  }

  @Test
  void an_event_is_a_security_event_token_that_anybody_can_verify() throws Exception {
    try (var village = Village.open(folder, Village.ANYWHERE);
        var receiver = Receiver.plain()) {
      village.app("maps", receiver.url("/hook"), "friends");
      long position = village.cutsOff("cut-1", "friends");

      var received = receiver.next();
      assertThat(received.type()).isEqualTo("application/secevent+jwt");
      assertThat(SignedJWT.parse(received.body()).getHeader().getType().getType())
          .isEqualTo("secevent+jwt");
      assertThat(verified(village, received)).isTrue();
      var claims = claims(received);
      assertThat(claims.getIssuer()).isEqualTo(Village.BASE.toString());
      assertThat(claims.getAudience()).containsExactly("maps");
      assertThat(claims.getIssueTime()).isNotNull();
      assertThat(claims.getClaim("sub_id"))
          .isEqualTo(Map.of("format", "uri", "uri", Village.BASE + "/register/apps/maps"));
      assertThat(event(received)).isEqualTo("cut_off_announced");
      assertThat(says(received))
          .containsEntry("cut_off", "cut-1")
          .containsEntry("of", Map.of("datatype", "friends"))
          .containsEntry("reason", "Nobody needs it.")
          .containsEntry("position", position)
          .containsEntry("page", Village.BASE + "/register/cutoffs/cut-1")
          .containsKeys("announced_at", "effective_at", "delete_by", "recorded_at", "notice");
    }
  }

  @Test
  void everybody_sees_when_a_notice_was_taken_and_nobody_where() throws Exception {
    try (var village = Village.open(folder, Village.ANYWHERE);
        var receiver = Receiver.plain()) {
      var app = village.app("maps", receiver.url("/hook"), "friends");
      village.app("chat", "", "friends");
      receiver.answers(500);
      village.cutsOff("cut-1", "friends");
      village.tried(app, 1);
      assertThat(village.get("/register/cutoffs/cut-1").body()).contains("not taken yet");
      receiver.answers(202);
      Village.wait(Duration.ofSeconds(31));
      village.tried(app, 2);

      var page = village.get("/register/cutoffs/cut-1").body();

      assertThat(page).contains(">delivered ", "by its page").doesNotContain("/hook");
      assertThat(village.get("/register/cutoffs/cut-1?format=csv").body())
          .containsPattern("cut-1,maps,maps-org,[^,]+Z,[^,]+Z,")
          .containsPattern("cut-1,chat,chat-org,[^,]+Z,,");
    }
  }

  @Test
  void a_changed_token_is_not_verified() throws Exception {
    try (var village = Village.open(folder, Village.ANYWHERE);
        var receiver = Receiver.plain()) {
      var app = village.app("maps", receiver.url("/hook"), "friends");
      assertThat(village.webhooks().test(app)).isTrue();

      var one = receiver.next();
      var parts = one.body().split("\\.", -1);
      var other = claims(one).toString().replace("maps", "chat");
      var forged = parts[0] + "." + com.nimbusds.jose.util.Base64URL.encode(other) + "." + parts[2];
      assertThat(verified(village, one)).isTrue();
      assertThat(verified(village, new Received(one.path(), one.type(), forged))).isFalse();
    }
  }

  @Test
  void the_key_is_its_owners_alone() throws Exception {
    try (var village = Village.open(folder, Village.ANYWHERE)) {
      assertThat(village.get("/webhooks/jwks.json").body()).doesNotContain("\"d\"");
      var key = folder.resolve("data/keys/webhooks-0001.jwk");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void a_retired_key_signs_no_more_and_is_still_published() throws Exception {
    try (var village = Village.open(folder, Village.ANYWHERE);
        var receiver = Receiver.plain()) {
      var app = village.app("maps", receiver.url("/hook"), "friends");
      village.webhooks().test(app);
      var before = receiver.next();
      village.tried(app, 1);
      village.stop();
      var key = folder.resolve("data/keys/webhooks-0001.jwk");
      Files.move(key, key.resolveSibling("webhooks-0001.jwk.retired"));
      village.openPlatform();
      village.serve();
      Village.wait(Duration.ofMinutes(2));

      village.webhooks().test(app);
      var after = receiver.next();

      assertThat(verified(village, before)).isTrue();
      assertThat(verified(village, after)).isTrue();
      assertThat(SignedJWT.parse(after.body()).getHeader().getKeyID())
          .isNotEqualTo(SignedJWT.parse(before.body()).getHeader().getKeyID());
    }
  }

  @Test
  void what_was_answered_500_comes_again_as_the_same_event_and_later_ones_wait_for_it()
      throws Exception {
    try (var village = Village.open(folder, Village.ANYWHERE);
        var receiver = Receiver.plain().answers(500)) {
      var app = village.app("maps", receiver.url("/hook"), "friends");
      village.cutsOff("cut-1", "friends");
      var first = receiver.next();
      assertThat(village.tried(app, 1).answer()).isEqualTo("500");
      village.suspends(app);
      receiver.answers(202);
      Village.wait(Duration.ofSeconds(31));

      var again = List.of(receiver.next(), receiver.next());

      assertThat(again)
          .extracting(ToldOverHttpTest::event)
          .containsExactly("cut_off_announced", "agreement_suspended");
      assertThat(claims(again.getFirst()).toString()).isEqualTo(claims(first).toString());
      Village.until(() ->
          village.webhooks().deliveries(app).stream()
              .allMatch(one -> one.state() == State.DELIVERED));
      assertThat(village.webhooks().deliveries(app))
          .extracting(Delivery::attempts)
          .containsExactly(1, 2);
    }
  }

  @Test
  void what_nobody_takes_for_three_days_is_given_up_and_the_next_is_told() throws Exception {
    try (var village = Village.open(folder, Village.ANYWHERE);
        var receiver = Receiver.plain().answers(503)) {
      var app = village.app("maps", receiver.url("/hook"), "friends");
      village.cutsOff("cut-1", "friends");
      village.tried(app, 1);
      village.suspends(app);
      receiver.answers(exchange -> {
        // The first of them is refused once more; whatever follows is taken.
        receiver.answers(202);
        exchange.sendResponseHeaders(503, -1);
      });
      Village.wait(Duration.ofDays(3));

      Village.until(() ->
          village.webhooks().deliveries(app).stream()
              .noneMatch(one -> one.state() == State.WAITING));
      assertThat(village.webhooks().deliveries(app))
          .extracting(Delivery::state)
          .containsExactly(State.DELIVERED, State.GIVEN_UP);
    }
  }

  @Test
  void a_restart_in_the_middle_loses_nothing() throws Exception {
    try (var village = Village.open(folder, Village.ANYWHERE);
        var receiver = Receiver.plain()) {
      var app = village.app("maps", receiver.url("/hook"), "friends");
      receiver.answers(exchange -> {
        // It has the event, and the server is stopped before it hears so.
        village.stop();
      });
      village.cutsOff("cut-1", "friends");
      var first = receiver.next();
      Village.until(village::stopped);
      // And an act of the time between, as the command line records them.
      village.openPlatform();
      village.suspends(app);
      receiver.answers(202);
      village.serve();

      var after = List.of(receiver.next(), receiver.next());

      assertThat(after)
          .extracting(ToldOverHttpTest::event)
          .containsExactly("cut_off_announced", "agreement_suspended");
      assertThat(claims(after.getFirst()).getJWTID()).isEqualTo(claims(first).getJWTID());
    }
  }

  @Test
  void who_comes_later_is_not_told_of_the_past_and_who_left_of_nothing() throws Exception {
    try (var village = Village.open(folder, Village.ANYWHERE);
        var receiver = Receiver.plain().answers(500)) {
      var early = village.app("early", receiver.url("/early"), "friends");
      village.cutsOff("cut-1", "friends");
      village.tried(early, 1);
      var late = village.app("late", receiver.url("/late"), "friends");
      village.webhooks().remove(early);
      receiver.answers(202);
      village.cutsOff("cut-2", "friends");

      village.tried(late, 1);
      assertThat(village.webhooks().deliveries(late)).hasSize(1);
      assertThat(village.webhooks().deliveries(early))
          .extracting(Delivery::answer)
          .containsExactly("its address was removed");
    }
  }

  @Test
  void another_address_is_tried_at_once() throws Exception {
    try (var village = Village.open(folder, Village.ANYWHERE);
        var wrong = Receiver.plain().answers(404);
        var right = Receiver.plain()) {
      var app = village.app("maps", wrong.url("/hook"), "friends");
      village.cutsOff("cut-1", "friends");
      village.tried(app, 1);

      assertThat(village.webhooks().set(app, right.url("/hook"))).isEmpty();

      assertThat(event(right.next())).isEqualTo("cut_off_announced");
    }
  }

  @Test
  void addresses_set_one_after_the_other_have_nobody_asked_more_often() throws Exception {
    try (var village = Village.open(folder, Village.ANYWHERE);
        var wrong = Receiver.plain().answers(404)) {
      var app = village.app("maps", wrong.url("/hook"), "friends");
      village.cutsOff("cut-1", "friends");
      village.tried(app, 1);
      assertThat(village.webhooks().set(app, wrong.url("/once"))).isEmpty();
      village.tried(app, 2);
      for (int i = 0; i < 5; i++) {
        assertThat(village.webhooks().set(app, wrong.url("/again-" + i))).isEmpty();
        assertThat(village.webhooks().set(app, wrong.url("/again-" + i))).isEmpty();
      }
      Thread.sleep(500);
      assertThat(village.tried(app, 2).attempts()).isEqualTo(2);
    }
  }

  @Test
  void only_202_is_a_notice_given_and_errors_are_told_in_the_receivers_words() throws Exception {
    try (var village = Village.open(folder, Village.ANYWHERE);
        var receiver = Receiver.plain().answers(200)) {
      var app = village.app("maps", receiver.url("/hook"), "friends");
      village.webhooks().test(app);
      assertThat(village.tried(app, 1).answer()).isEqualTo("200 instead of 202");
      receiver.answers(exchange ->
          Receiver.write(
              exchange, 400, "{\"err\":\"invalid_key\",\"description\":\"No such\\u0007\"}"));
      Village.wait(Duration.ofSeconds(31));
      assertThat(village.tried(app, 2).answer()).isEqualTo("400 invalid_key: No such?");
      assertThat(village.webhooks().test(app)).as("a second one while that waits").isFalse();
    }
  }

  @Test
  void an_answer_without_end_keeps_nobody() throws Exception {
    try (var village = Village.open(folder, Village.ANYWHERE);
        var receiver = Receiver.plain()) {
      receiver.answers(exchange -> {
        exchange.sendResponseHeaders(202, 0);
        var chunk = new byte[1 << 16];
        while (true) {
          exchange.getResponseBody().write(chunk);
        }
      });
      var app = village.app("maps", receiver.url("/hook"), "friends");
      village.webhooks().test(app);

      assertThat(village.tried(app, 1).state()).isEqualTo(State.DELIVERED);
    }
  }

  @Test
  void an_app_is_told_of_whatever_a_cut_off_aims_at_if_that_is_it_or_its_own() throws Exception {
    try (var village = Village.open(folder, Village.ANYWHERE);
        var receiver = Receiver.plain()) {
      village.app("maps", receiver.url("/hook"), "friends");
      village.app("chat", receiver.url("/chat"), "profile.name");
      for (var target :
          List.of(
              new Target.OfApp(new AppId("maps")),
              new Target.OfOrganisation(new OrganisationId("maps-org")),
              new Target.OfDataType(new DataTypeId("friends")),
              new Target.OfPurpose(new Purpose("Personalisation")))) {
        village.cutsOff("cut-" + target.json().keySet().iterator().next(), target);
      }

      var told = Stream.generate(receiver::next).limit(5).toList();

      assertThat(told.stream().filter(one -> one.path().equals("/hook")))
          .extracting(one -> says(one).get("cut_off"))
          .containsExactly("cut-app", "cut-organisation", "cut-datatype", "cut-purpose");
      assertThat(told.stream().filter(one -> one.path().equals("/chat")))
          .extracting(one -> says(one).get("cut_off"))
          .containsExactly("cut-purpose");
    }
  }

  @Test
  void an_app_is_told_when_its_exception_is_public_suspended_and_revoked() throws Exception {
    try (var village = Village.open(folder, Village.ANYWHERE);
        var receiver = Receiver.plain()) {
      var app = village.app("maps", receiver.url("/hook"), "friends");
      village.favours(app, "more-calls");
      var first = receiver.next();
      village.ties("ben", app);
      var second = receiver.next();
      village.revokes("more-calls");

      assertThat(Stream.of(first, second, receiver.next()))
          .extracting(ToldOverHttpTest::event)
          .containsExactly("exception_published", "exception_suspended", "exception_revoked");
      assertThat(says(first))
          .containsEntry("exception", "more-calls")
          .containsEntry("effect", "limits")
          .containsKeys("from", "until");
    }
  }

  @Test
  void who_was_told_of_a_cut_off_hears_that_it_was_taken_back() throws Exception {
    try (var village = Village.open(folder, Village.ANYWHERE);
        var receiver = Receiver.plain()) {
      var app = village.app("maps", receiver.url("/hook"), "friends");
      village.cutsOff("cut-1", "friends");
      village.ends(app);
      village.withdraws("cut-1");

      assertThat(Stream.generate(receiver::next).limit(3))
          .extracting(ToldOverHttpTest::event)
          .containsExactly("cut_off_announced", "agreement_ended", "cut_off_withdrawn");
    }
  }

  @Test
  void who_ends_its_agreement_before_the_notice_is_sent_is_given_it_all_the_same()
      throws Exception {
    try (var village = Village.open(folder, Village.ANYWHERE);
        var receiver = Receiver.plain()) {
      var app = village.app("maps", receiver.url("/hook"), "friends");
      village.stop();
      village.openPlatform();
      village.cutsOff("cut-1", "friends");
      village.ends(app);
      village.serve();

      assertThat(Stream.generate(receiver::next).limit(2))
          .extracting(ToldOverHttpTest::event)
          .containsExactly("cut_off_announced", "agreement_ended");
    }
  }

  @Test
  void each_kind_of_act_that_concerns_an_app_is_told() throws Exception {
    try (var village = Village.open(folder, Village.ANYWHERE);
        var receiver = Receiver.plain()) {
      var app = village.app("maps", receiver.url("/hook"), "friends");
      village.cutsOff("cut-1", "friends");
      village.withdraws("cut-1");
      village.suspends(app);
      village.resumes(app);
      village.publishesTerms("2");
      village.ends(app);

      assertThat(Stream.generate(receiver::next).limit(6))
          .extracting(ToldOverHttpTest::event)
          .containsExactly(
              "cut_off_announced",
              "cut_off_withdrawn",
              "agreement_suspended",
              "agreement_resumed",
              "terms_published",
              "agreement_ended");
    }
  }
}
