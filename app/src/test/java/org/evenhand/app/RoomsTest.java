package org.evenhand.app;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.stream.Stream;
import org.evenhand.decide.Decision;
import org.evenhand.decide.Rule;
import org.evenhand.people.disclosure.Disclosure;
import org.evenhand.record.Log;
import org.evenhand.vocabulary.SignedIn;
import org.evenhand.vocabulary.SignedInOfficer;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the table of rooms: imports go one way, and every class lives in a room of the table. */
class RoomsTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.evenhand");

  static List<Room> rooms() {
    return Room.TABLE;
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void a_room_uses_only_what_its_row_allows(Room room) {
    assertThat(violations(room)).isEmpty();
  }

  @Test
  void every_class_lives_in_a_room_of_the_table() {
    assertThat(strangers(Room.TABLE)).isEmpty();
  }

  @Test
  void no_room_of_the_table_is_empty() {
    assertThat(empty(Room.TABLE)).isEmpty();
  }

  @Test
  void a_table_with_a_row_too_few_or_too_many_is_noticed() {
    var fewer = Room.TABLE.stream().filter(room -> !room.name().equals("gate")).toList();
    var more = Stream.concat(rooms().stream(), Stream.of(new Room("attic", List.of()))).toList();

    assertThat(strangers(fewer)).contains("org.evenhand.gate.Gate");
    assertThat(empty(more)).containsExactly("attic");
  }

  @Test
  void every_room_that_a_row_names_is_in_the_table() {
    var names = Room.TABLE.stream().map(Room::name).toList();

    assertThat(Room.TABLE).allSatisfy(room -> assertThat(names).containsAll(room.uses()));
  }

  @Test
  void no_rooms_use_each_other_in_a_circle() {
    slices().assignedFrom(byRoom()).should().beFreeOfCycles().check(ALL);
  }

  @Test
  void every_package_is_null_marked() {
    var unmarked =
        ALL.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(in -> !in.isAnnotatedWith(NullMarked.class))
            .map(in -> in.getName());

    assertThat(unmarked).isEmpty();
  }

  @Test
  void app_knows_neither_the_rule_nor_its_decisions() {
    noClasses()
        .that()
        .resideInAPackage("org.evenhand.app..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.evenhand.decide..")
        .check(ALL);
  }

  @Test
  void only_the_gate_asks_the_rule() {
    noClasses()
        .that(resideOutsideOfPackages("org.evenhand.decide", "org.evenhand.gate.."))
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Rule.class)
        .check(ALL);
  }

  @Test
  void only_the_gate_appends_accesses_and_refusals_to_the_record() {
    noClasses()
        .that(resideOutsideOfPackages("org.evenhand.gate"))
        .should()
        .callMethodWhere(
            target(owner(assignableTo(Log.class)))
                .and(target(nameMatching("admit|admitAtWriter|refuse"))))
        .check(ALL);
  }

  @Test
  void only_the_gate_reads_against_a_permit() {
    noClasses()
        .that(resideOutsideOfPackages("org.evenhand.gate", "org.evenhand.people.disclosure"))
        .should()
        .callMethodWhere(target(owner(assignableTo(Disclosure.class))))
        .check(ALL);
  }

  @Test
  void only_identity_says_that_somebody_is_signed_in() {
    noClasses()
        .that(resideOutsideOfPackages("org.evenhand.app.identity"))
        .should()
        .callConstructorWhere(target(owner(assignableTo(SignedIn.class))))
        .check(ALL);
  }

  @Test
  void only_the_offices_sessions_say_that_an_officer_is_signed_in() {
    noClasses()
        .that()
        .doNotHaveSimpleName("OfficeSessions")
        .should()
        .callConstructorWhere(target(owner(assignableTo(SignedInOfficer.class))))
        .check(ALL);
    classes()
        .that()
        .haveSimpleName("OfficeSessions")
        .should()
        .callConstructorWhere(target(owner(assignableTo(SignedInOfficer.class))))
        .check(ALL);
  }

  @Test
  void those_that_the_rules_about_callers_allow_do_call() {
    // So that a renamed method doesn't make those rules true of nothing.
    classes()
        .that()
        .haveFullyQualifiedName("org.evenhand.gate.Gate")
        .should()
        .callMethod(Log.class, "admit", Decision.class)
        .andShould()
        .callMethodWhere(target(owner(assignableTo(Log.class))).and(target(nameMatching("refuse"))))
        .andShould()
        .callMethodWhere(
            target(owner(assignableTo(Log.class))).and(target(nameMatching("admitAtWriter"))))
        .andShould()
        .callMethodWhere(
            target(owner(assignableTo(Disclosure.class))).and(target(nameMatching("read"))))
        .andShould()
        .callMethodWhere(
            target(owner(assignableTo(Rule.class))).and(target(nameMatching("decide"))))
        .check(ALL);
  }

  @Test
  void the_core_knows_no_framework() {
    noClasses()
        .that(resideInAPackage("org.evenhand..").and(resideOutsideOfPackages("org.evenhand.app..")))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.springframework..", "jakarta..", "org.apache..", "gg.jte..")
                // The tails of distributions: arithmetic, no framework.
                .and(resideOutsideOfPackage("org.apache.commons.statistics..")))
        .check(ALL);
  }

  @Test
  void proof_needs_the_jdk_alone() {
    classes()
        .that()
        .resideInAPackage("org.evenhand.proof..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.evenhand.proof..", "org.jspecify.annotations")
        .check(ALL);
  }

  @Test
  void picture_needs_the_jdk_alone() {
    classes()
        .that()
        .resideInAPackage("org.evenhand.picture..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "javax.imageio..", "org.evenhand.picture..", "org.jspecify.annotations")
        .check(ALL);
  }

  private static List<String> violations(Room room) {
    return ALL.stream()
        .filter(type -> Room.of(type, Room.TABLE).filter(room::equals).isPresent())
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(use ->
            Room.of(use.getTargetClass().getBaseComponentType(), Room.TABLE)
                .filter(other -> !room.mayUse(other))
                .isPresent())
        .map(use -> use.getDescription())
        .toList();
  }

  private static List<String> strangers(List<Room> table) {
    return ALL.stream()
        .filter(type -> Room.of(type, table).isEmpty())
        .map(JavaClass::getName)
        .toList();
  }

  private static List<String> empty(List<Room> table) {
    var lived = ALL.stream().flatMap(type -> Room.of(type, table).stream()).distinct().toList();
    return table.stream().filter(room -> !lived.contains(room)).map(Room::name).toList();
  }

  private static SliceAssignment byRoom() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return Room.of(type, Room.TABLE)
            .map(room -> SliceIdentifier.of(room.name()))
            .orElse(SliceIdentifier.ignore());
      }

      @Override
      public String getDescription() {
        return "every room";
      }
    };
  }
}
