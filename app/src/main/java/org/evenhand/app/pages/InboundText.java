package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.say;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evenhand.app.identity.AppDirectory;
import org.evenhand.app.words.Speech;
import org.evenhand.consent.Wording;
import org.evenhand.contribution.Contribution;
import org.evenhand.contribution.Contributions;
import org.evenhand.contribution.Inbound;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.SignedIn;

/** Words what apps may tell about a person, and what they told. */
final class InboundText {
  private static final int SHOWN = 50;

  private final Partners partners;
  private final AppDirectory directory;
  private final Contributions contributions;
  private final Catalogue catalogue;
  private final InstantSource clock;

  InboundText(
      Partners partners,
      AppDirectory directory,
      Contributions contributions,
      Catalogue catalogue,
      InstantSource clock) {
    this.partners = partners;
    this.directory = directory;
    this.contributions = contributions;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /**
   * An app that can be let tell something.
   *
   * @param app which app
   * @param purpose what the platform may use it for
   * @param deal under which deal
   * @param wording what a yes would be a yes to
   */
  record Teller(AppId app, Purpose purpose, String deal, Wording wording) {}

  Optional<Teller> teller(AppId app) {
    return partners.now().stream()
        .filter(partner -> partner.app().equals(app))
        .findFirst()
        .flatMap(partner ->
            directory
                .app(app)
                .map(listed ->
                    new Teller(app, listed.purpose(), partner.deal(), wording(listed, partner))));
  }

  InboundView view(SignedIn me, String done) {
    var allowed = contributions.inbound(me);
    var told = contributions.about(me, SHOWN + 1);
    return new InboundView(
        done,
        partners.now().stream().flatMap(it -> teller(it, allowed).stream()).toList(),
        allowed.stream().filter(this::standsAlone).map(it -> name(it.app())).toList(),
        told.stream().limit(SHOWN).map(this::told).toList(),
        told.size() > SHOWN);
  }

  private Optional<InboundView.Teller> teller(Partners.Partner partner, List<Inbound> allowed) {
    var now = clock.instant();
    var mine =
        allowed.stream()
            .filter(it -> it.app().equals(partner.app()) && now.isBefore(it.until()))
            .filter(it -> it.deal().equals(partner.deal()))
            .findFirst();
    Set<DataTypeId> ticked = mine.map(Inbound::types).orElse(Set.of());
    return directory
        .app(partner.app())
        .map(app ->
            new InboundView.Teller(
                app.id().value(),
                app.name(),
                wording(app, partner).text(),
                wording(app, partner).sha256(),
                partner.deal(),
                partner.title(),
                mine.map(it -> Words.day(it.until())).orElse(""),
                ticks(ticked)));
  }

  /** Whether it was said under a deal that is no more, or is another now. */
  private boolean standsAlone(Inbound said) {
    return clock.instant().isBefore(said.until())
        && partners.now().stream()
            .noneMatch(it -> it.app().equals(said.app()) && it.deal().equals(said.deal()));
  }

  private InboundView.Alone name(AppId app) {
    return new InboundView.Alone(
        app.value(), directory.app(app).map(AppDirectory.Listed::name).orElse(app.value()));
  }

  private List<InboundView.Tick> ticks(Set<DataTypeId> ticked) {
    return catalogue.types().stream()
        .map(type ->
            new InboundView.Tick(type.id().value(), say(type.title()), ticked.contains(type.id())))
        .toList();
  }

  private static Wording wording(AppDirectory.Listed app, Partners.Partner partner) {
    return new Wording(
        say(
            "{0}, which belongs to {1}, may tell us what you tick here. We use it {2} (purpose “{3}”). It comes in under the public deal “{4}” ({5}). This lasts one year; you can take it back, and delete what came, at any time.",
            app.name(),
            app.organisationName(),
            Words.purpose(app.purpose()),
            app.purpose().term(),
            partner.title(),
            partner.deal()),
        Speech.language().tag());
  }

  private InboundView.Told told(Contribution one) {
    return new InboundView.Told(
        one.receipt(),
        directory.app(one.app()).map(AppDirectory.Listed::name).orElse(one.app().value()),
        say("{0}, {1}", Words.title(catalogue, one.type()), Words.purpose(one.purpose())),
        Words.moment(one.at()),
        say("“{0}”, said on {1}", one.reference(), Words.day(one.givenAt())),
        one.items());
  }

  /** What an act did, for the page that follows it. */
  static String done(String act) {
    return switch (act) {
      case "allowed" -> say("It may tell us what is ticked, from now on.");
      case "stopped" -> say("It may tell us nothing more. What came before is listed below.");
      case "deleted" -> say("What it told is deleted. That it came stays in the record.");
      default -> "";
    };
  }
}
