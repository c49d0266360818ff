package org.evenhand.app.billing;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.evenhand.app.billing.Statement.Item;
import org.evenhand.record.segment.Metered;
import org.evenhand.register.App;
import org.evenhand.register.Effect;
import org.evenhand.register.InvoiceId;
import org.evenhand.register.RegisterSnapshot;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.OrganisationId;

/** What a month's lines come to: one statement for each organisation and currency. */
final class Pricing {
  private static final Comparator<Item> ORDER =
      Comparator.comparing(Item::app)
          .thenComparing(Item::type)
          .thenComparing(Item::purpose)
          .thenComparing(Item::ground);

  private final RegisterSnapshot register;

  Pricing(RegisterSnapshot register) {
    this.register = register;
  }

  private record Payer(OrganisationId organisation, String currency) implements Comparable<Payer> {
    @Override
    public int compareTo(Payer other) {
      return Comparator.comparing(Payer::organisation)
          .thenComparing(Payer::currency)
          .compare(this, other);
    }
  }

  /** Whether anything costs anything, by any terms or exception. */
  boolean sellsAnything() {
    return register.termsVersions().stream().anyMatch(terms -> terms.currency().isPresent())
        || register.exceptions().all().stream()
            .anyMatch(one -> one.terms().effect() instanceof Effect.Price);
  }

  /** Those by which something is owed. */
  List<Statement> statements(YearMonth month, List<Metered> counts) {
    var items = new TreeMap<Payer, List<Item>>();
    for (var count : counts) {
      var price =
          register.unitPrice(count.terms(), count.exceptions(), count.type(), count.purpose());
      var owner = register.app(count.app()).map(App::organisation);
      if (price.isPresent() && owner.isPresent() && price.get().minorUnits() > 0) {
        items
            .computeIfAbsent(new Payer(owner.get(), price.get().currency()), _ -> new ArrayList<>())
            .add(item(count, price.get().minorUnits()));
      }
    }
    return items.entrySet().stream()
        .map(owed -> statement(month, owed.getKey(), owed.getValue()))
        .toList();
  }

  private static Item item(Metered count, long price) {
    return new Item(
        count.app().value(),
        count.type(),
        count.purpose().term(),
        ground(count),
        count.lines(),
        price);
  }

  /** As the public tallies write it. */
  private static String ground(Metered count) {
    return count.exceptions().isEmpty()
        ? "terms:" + count.terms()
        : count.exceptions().stream()
            .map(ExceptionId::value)
            .collect(Collectors.joining("+", "exception:", ""));
  }

  private static Statement statement(YearMonth month, Payer payer, List<Item> items) {
    Instant from = Months.begin(month);
    return new Statement(
        id(month, payer),
        payer.organisation(),
        from,
        Months.end(month),
        payer.currency(),
        items.stream().sorted(ORDER).toList());
  }

  /** The same whenever it is asked for, so that nothing is invoiced twice. */
  private static InvoiceId id(YearMonth month, Payer payer) {
    var end = "-" + month + "-" + payer.currency().toLowerCase(Locale.ROOT);
    var name = payer.organisation().value();
    return new InvoiceId(name.substring(0, Math.min(name.length(), 64 - end.length())) + end);
  }
}
