package org.evenhand.app.identity;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.evenhand.register.App;
import org.evenhand.register.Effect;
import org.evenhand.register.ExceptionCase;
import org.evenhand.register.ExceptionTerms;
import org.evenhand.register.RegisterSnapshot;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataType;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Offer;
import org.evenhand.vocabulary.Offered;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.Standing;

/** The directory over the register as it stands now. */
public final class RegisterDirectory implements AppDirectory {
  private final Supplier<RegisterSnapshot> register;
  private final Catalogue catalogue;
  private final InstantSource clock;

  /**
   * Wires the directory.
   *
   * @param register gives the register as it stands
   * @param catalogue the data types
   * @param clock the time
   */
  public RegisterDirectory(
      Supplier<RegisterSnapshot> register, Catalogue catalogue, InstantSource clock) {
    this.register = register;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  @Override
  public Optional<Listed> app(AppId id) {
    var now = register.get();
    return now.app(id).map(app -> listed(now, app));
  }

  @Override
  public List<Listed> apps() {
    var now = register.get();
    return now.apps().stream()
        .map(app -> listed(now, app))
        .sorted(Comparator.comparing(Listed::name).thenComparing(Listed::id))
        .toList();
  }

  private Listed listed(RegisterSnapshot now, App app) {
    var at = clock.instant();
    var standing = now.standing(app.id(), at);
    var offer =
        standing instanceof Standing.InForce inForce
            ? Optional.of(inForce.offer())
            : Optional.<Offer>empty();
    var purpose = purpose(app, offer);
    var redirects =
        app.redirectUris().stream().map(Object::toString).collect(Collectors.toUnmodifiableSet());
    var organisation =
        now.organisation(app.organisation())
            .map(o -> o.legalName())
            .orElse(app.organisation().value());
    return new Listed(
        app.id(),
        app.name(),
        app.organisation(),
        organisation,
        purpose,
        redirects,
        offer.map(o -> offered(o, purpose, at)).orElse(Set.of()),
        offer.stream().map(o -> o.ground().terms()).toList(),
        now.exceptions().inForce(app.id(), at).stream()
            .flatMap(one -> favour(one, since(now, one)).stream())
            .toList());
  }

  // It counts from when a public checkpoint held it, or from when it says, whichever is later.
  private static Instant since(RegisterSnapshot now, ExceptionTerms one) {
    var published = now.exceptions().of(one.id()).map(ExceptionCase::changedAt);
    return published.filter(one.from()::isBefore).orElse(one.from());
  }

  private static Optional<Favour> favour(ExceptionTerms one, Instant since) {
    var what =
        switch (one.effect()) {
          case Effect.Wider _ -> "data that our terms don’t offer";
          case Effect.Lenience _ -> "data that other apps have lost";
          case Effect.OtherLimits _ -> "limits of its own";
          case Effect.Price _ -> "a price of its own";
          case Effect.Narrower _ -> "";
        };
    return what.isEmpty()
        ? Optional.empty()
        : Optional.of(new Favour(one.id(), what, since, one.until(), one.paid()));
  }

  /** An app that declared several purposes asks for the first that its agreement offers. */
  private static Purpose purpose(App app, Optional<Offer> offer) {
    var declared = app.purposes().stream().sorted().toList();
    return declared.stream()
        .filter(p -> offer.filter(o -> o.byPurpose().containsKey(p)).isPresent())
        .findFirst()
        .orElse(declared.getFirst());
  }

  private Set<DataTypeId> offered(Offer offer, Purpose purpose, Instant at) {
    return catalogue.types().stream()
        .map(DataType::id)
        .filter(type -> offer.offers(catalogue, type, purpose, at) == Offered.YES)
        .collect(Collectors.toUnmodifiableSet());
  }
}
