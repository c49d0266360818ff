package org.evenhand.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.gate.Asks.friends;
import static org.evenhand.gate.Asks.of;
import static org.evenhand.gate.Asks.partner;
import static org.evenhand.gate.Asks.photos;
import static org.evenhand.gate.Asks.relationships;
import static org.evenhand.gate.Asks.tags;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.evenhand.erasure.ErasureActs;
import org.evenhand.erasure.Hold;
import org.evenhand.gate.replay.Verdict;
import org.evenhand.record.frame.Body;
import org.evenhand.record.frame.NoKey;
import org.evenhand.record.frame.TaggedLine;
import org.evenhand.record.frame.Tags;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.Ground;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.TermsVersion;
import org.junit.jupiter.api.Test;

/** What is left of somebody who was erased: nothing that leads to them. */
class ErasureTest extends GateScene {
  private static final Query FRIENDS = of(friends("name", photos("taken_at", tags("name"))));

  private PersonId erase(String who) {
    var person = town.person(who);
    town.erasureActs.erase(town.me(who));
    return person;
  }

  @Test
  void no_call_gives_anything_of_them_any_more() {
    var token = everyoneSaysYes();
    photo(1, "ben", "ann");
    photo(2, "ann", "ben");
    couple("ann", "ben");
    assertThat(ask.words(token, FRIENDS)).anyMatch(words -> words.startsWith("ben"));
    var bensToken = say.authorise("ben", maps, EVERYTHING);

    var ben = erase("ben");

    assertThat(ask.words(token, FRIENDS)).noneMatch(words -> words.contains("ben"));
    assertThat(ask.answered(token, of(ben, "name")).told().items()).isEmpty();
    assertThat(ask.words(token, photos("taken_at", tags("name"))).toString())
        .contains("photo 2")
        .doesNotContain("ben");
    assertThat(ask.words(token, relationships("status", partner("name"))).toString())
        .doesNotContain("ben");
    assertThat(ask.reason(bensToken, FRIENDS)).isEqualTo(Reason.TOKEN_SCOPE);
    assertThat(town.people.person("ben")).isEmpty();
    assertThat(town.gate.lastAccesses().of(ben, maps)).isEmpty();
  }

  @Test
  void their_lines_stay_and_can_be_joined_to_nobody_and_what_was_sealed_cannot_be_read() {
    var token = everyoneSaysYes();
    long position = ask.answered(token, FRIENDS).position();
    var before = frame(position);
    var ben = town.person("ben");
    var tag = town.codec.tag(ben, before.header().asked().epoch(), maps);
    assertThat(before.lines()).anyMatch(line -> line.person().equals(tag));

    erase("ben");

    assertThat(frame(position)).isEqualTo(before);
    assertThat(town.vault.keys(ben)).isEmpty();
    var epoch = Tags.epoch(town.log.now());
    assertThatThrownBy(() -> town.codec.tag(ben, epoch, maps)).isInstanceOf(NoKey.class);
    var unreadable = new ArrayList<PersonId>();
    var frames = new ArrayList<Long>();
    town.log.scan(
        1,
        Long.MAX_VALUE,
        frame -> {
          frames.add(frame.position());
          if (town.codec.body(frame) instanceof Body.Sealed(var first)) {
            unreadable.add(first);
          }
          return true;
        });
    assertThat(frames).as("the record reads whole").hasSize((int) town.log.applied());
    assertThat(unreadable)
        .as("ben's own yes, and what ann did with ben")
        .contains(ben, town.person("ann"));
  }

  private Body.Access frame(long position) {
    return (Body.Access) town.codec.body(town.log.read(position).orElseThrow());
  }

  @Test
  void replay_says_what_is_beyond_and_still_finds_what_no_erasure_accounts_for() {
    var token = everyoneSaysYes();
    var bens = say.authorise("ben", maps, EVERYTHING);
    long withBen = ask.answered(token, FRIENDS).position();
    long byBen = ask.answered(bens, FRIENDS).position();
    long ofBen = ask.answered(token, of(town.person("ben"), "name")).position();
    long without = ask.answered(token, of(town.person("cay"), "name")).position();
    say.withdraw("ben", maps);
    long counted = ask.answered(token, FRIENDS).position();
    var forged =
        new Ground(new TermsVersion("terms-x"), new AgreementId("agr-x"), java.util.List.of());
    long wrong = new Forger(town).ground(token, FRIENDS, forged);

    erase("ben");
    long after = ask.answered(token, FRIENDS).position();

    var replay = Replays.of(folder);
    assertThat(replay.at(withBen)).isEqualTo(new Verdict.Beyond("somebody in it was erased"));
    assertThat(replay.at(byBen)).isEqualTo(new Verdict.Beyond("the viewer was erased"));
    assertThat(replay.at(ofBen)).isEqualTo(new Verdict.Beyond("the person asked for was erased"));
    assertThat(replay.at(without)).isEqualTo(new Verdict.Same());
    assertThat(replay.at(counted))
        .isInstanceOfSatisfying(
            Verdict.Beyond.class,
            beyond ->
                assertThat(beyond.because())
                    .startsWith("a list of friends as of ")
                    .endsWith(" named somebody who was erased"));
    assertThat(replay.why(wrong).getFirst()).startsWith("its ground is terms terms-x");
    assertThat(replay.at(after)).isEqualTo(new Verdict.Same());
    assertThat(replay.report().clean()).isFalse();
  }

  @Test
  void the_copy_of_an_import_names_an_erased_person_to_nobody() throws IOException {
    var ben = town.person("ben");
    erase("ben");
    town.close();
    var all = new ArrayList<Integer>();
    try (var vault = org.evenhand.record.vault.FileKeyVault.reading(folder.resolve("vault"))) {
      var copies = new org.evenhand.people.intake.ImportCopies(folder.resolve("imports"), vault);
      var table = new org.evenhand.store.memory.MemoryTable();
      try (var files = Files.list(folder.resolve("imports"))) {
        for (var file : files.toList()) {
          var people = new org.evenhand.people.People(table, copies);
          var change =
              new org.evenhand.record.Change.Imported(
                  "", String.valueOf(file.getFileName()), java.util.Map.of());
          people.apply(
              java.util.List.of(new org.evenhand.record.Entry(1, town.clock.instant(), change)), 1);
          try (var now = people.snapshot()) {
            for (int number = 1; number <= people.lastNumber(); number++) {
              if (now.exists(new PersonId(number))) {
                all.add(number);
              }
            }
          }
        }
      }
    }
    assertThat(all).hasSize(4).doesNotContain(ben.number());
  }

  @Test
  void a_start_finishes_what_a_crash_left_of_an_erasure() {
    var ben = town.person("ben");
    erase("ben");
    // As if the process had died when the frame was durable and nothing else was done.
    town.close();
    restoreKeys();
    town = town.reopenedWithout("people", "consent", "erasure", "last-accesses");
    meet();
    assertThat(town.vault.keys(ben)).isEmpty();
    assertThat(town.people.person("ben")).isEmpty();
    assertThat(town.erasures.erased(ben)).isTrue();
  }

  @Test
  void a_vault_restored_with_its_list_lost_brings_nobody_back() {
    var ben = town.person("ben");
    erase("ben");
    town.close();
    restoreKeys();
    town = town.reopened();
    meet();
    assertThat(town.vault.keys(ben)).isEmpty();
    assertThat(town.vault.keys(town.person("ann"))).isPresent();
  }

  private byte[] keys = new byte[0];

  @org.junit.jupiter.api.BeforeEach
  void copyKeys() throws IOException {
    keys = Files.readAllBytes(vaultFile("people.keys"));
  }

  private void restoreKeys() {
    try {
      Files.write(vaultFile("people.keys"), keys);
      Files.delete(vaultFile("erasures"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Path vaultFile(String name) {
    return folder.resolve("vault").resolve(name);
  }

  @Test
  void calls_under_way_while_somebody_is_erased_are_answered_without_them_or_refused()
      throws Exception {
    var tokens = new ArrayList<Caller>();
    for (var who : java.util.List.of("ann", "ben", "cay", "dan", "eve")) {
      tokens.add(say.authorise(who, maps, EVERYTHING));
    }
    town.friends("eve", "ann", "ben", "cay", "dan");
    var doomed = java.util.List.of("ben", "cay", "dan");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      for (var token : tokens) {
        running.add(
            threads.submit(() -> {
              for (int i = 0; i < 150; i++) {
                answerUnlessJustErased(token);
              }
            }));
      }
      running.add(
          threads.submit(() ->
              doomed.forEach(who -> {
                long seen = town.log.applied();
                while (town.log.applied() < seen + 40) {
                  Thread.onSpinWait();
                }
                erase(who);
              })));
      for (var done : running) {
        done.get();
      }
    }
    var replay = Replays.of(folder);
    assertThat(replay.report().different()).isZero();
    var everyone = new java.util.HashSet<org.evenhand.record.frame.Bits128>();
    for (var who : java.util.List.of("ann", "eve")) {
      everyone.add(town.codec.tag(town.person(who), Tags.epoch(town.log.now()), maps));
    }
    long lastErasure = last(org.evenhand.record.frame.Kind.ERASURE);
    town.log.scan(
        lastErasure + 1,
        Long.MAX_VALUE,
        frame -> {
          if (town.codec.body(frame) instanceof Body.Access access) {
            assertThat(access.lines()).extracting(TaggedLine::person).isSubsetOf(everyone);
          }
          return true;
        });
  }

  private void answerUnlessJustErased(Caller token) {
    try {
      town.gate.answer(token, "GET /v1/me/friends", of(friends("name")));
    } catch (BeingErased noFrameCanNameThem) {
      assertThat(token.viewer()).isNotIn(town.person("ann"), town.person("eve"));
    }
  }

  private long last(org.evenhand.record.frame.Kind kind) {
    var last = new long[1];
    town.log.scan(
        1,
        Long.MAX_VALUE,
        frame -> {
          last[0] = frame.kind() == kind ? frame.position() : last[0];
          return true;
        });
    return last[0];
  }

  @Test
  void a_legal_hold_pauses_an_erasure_and_says_so_and_its_end_carries_it_out() {
    var ben = town.person("ben");
    var hold = new Hold("District Court", "Case 7/2026", town.log.now().plusSeconds(3600));
    town.erasureActs.hold(ben, hold);

    var outcome = town.erasureActs.erase(town.me("ben"));

    assertThat(outcome).isEqualTo(new ErasureActs.Outcome.Waits(hold));
    assertThat(town.erasureActs.hold(town.me("ben"))).contains(hold);
    assertThat(town.erasureActs.waits(town.me("ben"))).isTrue();
    assertThat(town.vault.keys(ben)).isPresent();
    assertThat(town.people.person("ben")).contains(ben);
    reopen();
    assertThat(town.erasureActs.endHold(ben, "the case was closed")).isTrue();
    assertThat(town.vault.keys(ben)).isEmpty();
    assertThat(town.people.person("ben")).isEmpty();
  }

  @Test
  void a_hold_that_runs_out_ends_by_itself_and_one_without_a_wish_erases_nobody() {
    var until = town.log.now().plusSeconds(3600);
    for (var who : java.util.List.of("ben", "cay")) {
      town.erasureActs.hold(town.person(who), new Hold("Court", "Case 8", until));
    }
    var ben = town.person("ben");
    town.erasureActs.erase(town.me("ben"));
    town.erasureActs.due();
    assertThat(town.vault.keys(ben)).isPresent();
    town.passes(Duration.ofHours(1));
    town.erasureActs.due();
    assertThat(town.vault.keys(ben)).isEmpty();
    assertThat(town.vault.keys(town.person("cay"))).isPresent();
    assertThat(town.erasures.hold(town.person("cay"))).isEmpty();
  }

  @Test
  void a_crash_between_a_holds_end_and_the_erasure_that_waited_is_made_good() {
    var ben = town.person("ben");
    town.erasureActs.hold(ben, new Hold("Court", "Case 9", town.log.now().plusSeconds(60)));
    town.erasureActs.erase(town.me("ben"));
    town.log.append(new org.evenhand.record.Change.HoldEnded(ben, "closed"));
    reopen();
    assertThat(town.vault.keys(ben)).isPresent();
    town.erasureActs.due();
    assertThat(town.vault.keys(ben)).isEmpty();
  }

  @Test
  void asking_twice_or_four_times_at_once_is_being_erased_once() throws Exception {
    everyoneSaysYes();
    var me = town.me("ben");
    try (var presses = Executors.newFixedThreadPool(4)) {
      var told = new HashSet<ErasureActs.Outcome>();
      Callable<ErasureActs.Outcome> erase = () -> town.erasureActs.erase(me);
      for (var press : presses.invokeAll(Collections.nCopies(4, erase))) {
        told.add(press.get());
      }
      long end = town.log.applied();
      assertThat(told).containsExactly(new ErasureActs.Outcome.Done(end));
      assertThat(town.erasureActs.erase(me)).isEqualTo(new ErasureActs.Outcome.Done(end));
      assertThat(town.log.applied()).as("nothing more was recorded").isEqualTo(end);
    }
  }
}
