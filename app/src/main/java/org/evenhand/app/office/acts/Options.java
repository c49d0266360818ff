package org.evenhand.app.office.acts;

import static org.evenhand.app.words.Speech.say;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.evenhand.register.Agreement;
import org.evenhand.register.App;
import org.evenhand.register.ExceptionCase;
import org.evenhand.register.Officer;
import org.evenhand.register.Proposal;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Purpose;

/** What can be chosen, as the register stands. */
final class Options {
  private Options() {}

  static List<Option> organisations(Scene scene) {
    return scene.now().organisations().stream()
        .map(one -> new Option(one.id().value(), one.legalName()))
        .toList();
  }

  static List<Option> apps(Scene scene) {
    return scene.now().apps().stream()
        .map(app -> new Option(app.id().value(), app.name() + ", " + name(scene, app)))
        .toList();
  }

  private static String name(Scene scene, App app) {
    return name(scene, app.organisation());
  }

  static String name(Scene scene, OrganisationId id) {
    return scene.now().organisation(id).map(one -> one.legalName()).orElse(id.value());
  }

  static List<Option> dataTypes(Scene scene) {
    return scene.catalogue().types().stream()
        .map(type -> new Option(type.id().value(), say(type.title())))
        .toList();
  }

  /** Those that any app or any version of the terms names. */
  static List<Option> purposes(Scene scene) {
    var named =
        Stream.concat(
            scene.now().apps().stream().flatMap(app -> app.purposes().stream()),
            scene.now().termsVersions().stream()
                .flatMap(terms -> terms.offers().values().stream())
                .flatMap(java.util.Set::stream));
    return named.map(Purpose::term).distinct().sorted().map(it -> new Option(it, it)).toList();
  }

  static List<Option> officers(Scene scene) {
    return scene.now().officers().all().stream()
        .filter(Officer::inOffice)
        .map(one -> new Option(one.id().value(), one.id() + ", " + one.role()))
        .toList();
  }

  static List<Option> ties(Scene scene) {
    return scene.now().officers().ties().stream()
        .filter(tie -> tie.open())
        .map(tie ->
            new Option(
                tie.id().value(),
                tie.officer() + " to " + name(scene, tie.organisation()) + ": " + word(tie.kind())))
        .toList();
  }

  static List<Option> agreements(Scene scene, Agreement.State state) {
    return scene.now().apps().stream()
        .flatMap(app -> scene.now().agreement(app.id()).stream())
        .filter(one -> one.state() == state)
        .map(one -> new Option(one.id().value(), one.id() + " of " + one.app()))
        .toList();
  }

  static List<Option> cutOffs(Scene scene) {
    return scene.now().cutOffs().stream()
        .filter(one -> !one.withdrawn())
        .map(one -> new Option(one.id().value(), one.id() + ": " + what(one.target().json())))
        .toList();
  }

  private static String what(java.util.Map<String, String> target) {
    return String.join(", ", target.values());
  }

  static List<Option> exceptions(Scene scene, ExceptionCase.State... states) {
    var wanted = List.of(states);
    return scene.now().exceptions().all().stream()
        .filter(one -> wanted.contains(one.state(scene.at())))
        .map(one ->
            new Option(
                one.terms().id().value(),
                one.terms().id() + ", for " + name(scene, one.terms().organisation())))
        .toList();
  }

  static List<Option> deals(Scene scene) {
    return scene.now().deals().all().stream()
        .map(one ->
            new Option(one.id().value(), one.title() + ", with " + name(scene, one.organisation())))
        .toList();
  }

  static List<Option> considerations(Scene scene) {
    return scene.now().deals().considerations().stream()
        .map(one ->
            new Option(
                one.id().value(),
                one.id() + ": " + word(one.kind()) + " of " + name(scene, one.organisation())))
        .toList();
  }

  static List<Option> programmes(Scene scene) {
    return scene.now().programmes().all().stream()
        .filter(one -> one.isOpen(scene.at()))
        .map(one -> new Option(one.id().value(), one.title()))
        .toList();
  }

  static List<Option> requests(Scene scene, boolean appealed) {
    return scene.now().requests().all().stream()
        .filter(one -> appealed ? one.appealedAt().isPresent() : one.ruling().isEmpty())
        .filter(one -> one.appeal().isEmpty())
        .map(one -> new Option(one.id().value(), one.id() + ": " + one.app() + " asks"))
        .toList();
  }

  static List<Option> complaints(Scene scene) {
    return scene.now().requests().complaints().stream()
        .filter(one -> one.ruling().isEmpty())
        .map(one -> new Option(one.id().value(), one.id() + " by " + one.by().id()))
        .toList();
  }

  static List<Option> proposals(Scene scene) {
    return scene.now().statements().proposals().stream()
        .filter(one -> one.state() == Proposal.State.CONSIDERED)
        .map(one -> new Option(one.id().value(), one.text()))
        .toList();
  }

  static List<Option> transfers(Scene scene) {
    return scene.now().transfers().all().stream()
        .filter(one -> one.demand().isEmpty())
        .map(one -> new Option(one.id().value(), one.app() + " to " + one.recipient()))
        .toList();
  }

  /** The constants of an enum. */
  static <E extends Enum<E>> Function<Scene, List<Option>> of(Class<E> type) {
    var all =
        Arrays.stream(type.getEnumConstants()).map(it -> new Option(it.name(), word(it))).toList();
    return _ -> all;
  }

  static Function<Scene, List<Option>> of(Option... options) {
    var all = List.of(options);
    return _ -> all;
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
