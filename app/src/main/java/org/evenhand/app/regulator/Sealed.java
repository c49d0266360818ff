package org.evenhand.app.regulator;

import java.util.Optional;
import java.util.stream.Stream;
import org.evenhand.register.Commitment;
import org.evenhand.register.RegisterSnapshot;

/**
 * Something of which the public sees a commitment alone.
 *
 * @param name of its opening
 * @param what it is, in words
 * @param path of its page in the register
 * @param organisation whose it is
 * @param commitment what the public sees
 */
record Sealed(String name, String what, String path, String organisation, Commitment commitment) {
  /** All that there is. */
  static Stream<Sealed> all(RegisterSnapshot now) {
    return Stream.of(considerations(now), ties(now), invoices(now), credits(now))
        .flatMap(each -> each);
  }

  /** The one whose opening has that name. */
  static Optional<Sealed> of(RegisterSnapshot now, String name) {
    return all(now).filter(one -> one.name().equals(name)).findFirst();
  }

  private static Stream<Sealed> considerations(RegisterSnapshot now) {
    return now.deals().considerations().stream()
        .map(one ->
            new Sealed(
                "consideration:" + one.id(),
                "Consideration " + one.id(),
                "/register/considerations/" + one.id(),
                one.organisation().value(),
                one.commitment()));
  }

  private static Stream<Sealed> ties(RegisterSnapshot now) {
    return now.officers().ties().stream()
        .map(one ->
            new Sealed(
                "tie:" + one.id(),
                "Tie " + one.id() + " of " + one.officer(),
                "/register/officers/" + one.officer(),
                one.organisation().value(),
                one.commitment()));
  }

  private static Stream<Sealed> invoices(RegisterSnapshot now) {
    return now.invoices().all().stream()
        .map(one ->
            new Sealed(
                "invoice:" + one.id(),
                "Invoice " + one.id(),
                "/register/invoices/" + one.id(),
                one.organisation().value(),
                one.statement()));
  }

  private static Stream<Sealed> credits(RegisterSnapshot now) {
    return now.invoices().all().stream()
        .flatMap(one ->
            one.credits().stream()
                .map(credit ->
                    new Sealed(
                        "credit:" + credit.id(),
                        "Credit note " + credit.id(),
                        "/register/invoices/" + one.id(),
                        one.organisation().value(),
                        credit.statement())));
  }
}
