package org.evenhand.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.register.Acts.ADVERTISING;
import static org.evenhand.register.Acts.OPERATOR;
import static org.evenhand.register.Acts.PERSONALISATION;
import static org.evenhand.register.Acts.WHY;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.erdtman.jcs.JsonCanonicalizer;
import org.evenhand.record.Change.RegisterAct;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.register.Duties.Certification;
import org.evenhand.register.RegisterEvent.AgreementCertified;
import org.evenhand.register.RegisterEvent.AgreementEnded;
import org.evenhand.register.RegisterEvent.AgreementResumed;
import org.evenhand.register.RegisterEvent.AgreementSuspended;
import org.evenhand.register.RegisterEvent.CutOffWithdrawn;
import org.evenhand.store.memory.MemoryTable;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Purpose;

class RegisterProperties {
  @Property(tries = 60)
  void running_reopened_and_folded_anew_are_one_register(@ForAll long seed) throws IOException {
    one_register(seed, 40, 9);
  }

  @Property(tries = 1)
  void so_they_are_after_ten_thousand_acts(@ForAll long seed) throws IOException {
    var office = one_register(seed, 10_000, 4_000);
    var recorded =
        office.entries.stream()
            .map(entry ->
                RegisterJson.read(((RegisterAct) entry.change()).json()).getClass().getSimpleName())
            .collect(Collectors.toSet());
    assertThat(recorded)
        .contains("ExceptionPublished", "ExceptionRevoked", "ApprovalRefused", "ProgrammeEnded");
  }

  private static Office one_register(long seed, int acts, int names) throws IOException {
    var random = new Random(seed);
    var office = new Office();
    var histories = new Histories(random, office, names);
    while (office.entries.size() < acts) {
      tried(office, random.nextInt(3) == 0 ? act(random) : histories.act());
    }

    var running = Office.answers(office.register);
    assertThat(Office.answers(Register.open(office.table, Types.CATALOGUE))).isEqualTo(running);
    var anew = Register.open(new MemoryTable(), Types.CATALOGUE);
    anew.apply(office.entries, office.entries.size());
    assertThat(Office.answers(anew)).isEqualTo(running);
    for (var entry : office.entries) {
      var json = ((RegisterAct) entry.change()).json();
      assertThat(RegisterJson.write(RegisterJson.read(json))).isEqualTo(json);
      assertThat(new JsonCanonicalizer(json).getEncodedString()).isEqualTo(json);
    }
    return office;
  }

  // What a refused act leaves unchanged is looked at in small histories: in long ones it takes
  // long.
  private static void tried(Office office, RegisterEvent act) {
    var before = office.entries.size();
    var answers = before < 100 ? Office.answers(office.register) : List.of();
    try {
      office.acts.record(act);
      assertThat(office.entries).hasSize(before + 1);
    } catch (RegisterRefused e) {
      if (e.reason().startsWith("this approval does not count")) {
        assertThat(office.entries).hasSize(before + 1);
        return;
      }
      assertThat(office.entries).as(e.reason()).hasSize(before);
      if (before < 100) {
        assertThat(Office.answers(office.register)).isEqualTo(answers);
      }
    }
  }

  private static RegisterEvent act(Random random) {
    var agreement = new AgreementId("agr-" + random.nextInt(6));
    return switch (random.nextInt(13)) {
      case 12 ->
          new AgreementCertified(OPERATOR, WHY, agreement, Set.of(type(random)), "As agreed.");
      case 0, 1 -> Acts.organisation("org-" + random.nextInt(3));
      case 2, 3 ->
          Acts.app(
              "app-" + random.nextInt(4), "org-" + random.nextInt(3), PERSONALISATION, ADVERTISING);
      case 4 -> terms(random);
      case 5, 6, 7 ->
          Acts.accepted(
              agreement.value(),
              "app-" + random.nextInt(4),
              "v" + random.nextInt(3),
              Set.of(type(random)),
              purpose(random));
      case 8 -> new AgreementSuspended(OPERATOR, WHY, agreement);
      case 9 ->
          random.nextBoolean()
              ? new AgreementResumed(OPERATOR, WHY, agreement)
              : new AgreementEnded(OPERATOR, WHY, agreement);
      case 10 ->
          Acts.cutOff(
              "cut-" + random.nextInt(5),
              target(random),
              Acts.START.plusSeconds(3600L * random.nextInt(50)));
      default -> new CutOffWithdrawn(OPERATOR, WHY, new CutOffId("cut-" + random.nextInt(5)));
    };
  }

  private static RegisterEvent terms(Random random) {
    var plain =
        Acts.terms(
            "v" + random.nextInt(3),
            Map.of(type(random), Set.of(PERSONALISATION), Types.PHOTOS, Set.of(ADVERTISING)));
    return random.nextBoolean()
        ? plain
        : Acts.certifying(plain, new Certification(1, random.nextInt(2)));
  }

  private static Target target(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new Target.OfApp(new AppId("app-" + random.nextInt(4)));
      case 1 -> new Target.OfOrganisation(new OrganisationId("org-" + random.nextInt(3)));
      case 2 -> new Target.OfDataType(type(random));
      default -> new Target.OfPurpose(purpose(random));
    };
  }

  private static Purpose purpose(Random random) {
    return random.nextBoolean() ? PERSONALISATION : ADVERTISING;
  }

  private static DataTypeId type(Random random) {
    var types = new DataTypeId[] {Types.NAME, Types.FRIENDS, Types.TAGS, Types.PLACES};
    return types[random.nextInt(types.length)];
  }
}
