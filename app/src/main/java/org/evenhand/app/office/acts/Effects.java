package org.evenhand.app.office.acts;

import static org.evenhand.app.office.acts.Field.choice;
import static org.evenhand.app.office.acts.Field.many;
import static org.evenhand.app.office.acts.Field.number;

import java.util.stream.Collectors;
import org.evenhand.register.Effect;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.Purpose;

/** The fields that say what an exception gives or takes, and what they come to. */
final class Effects {
  static final Field EFFECT =
      choice(
          "effect",
          "What it does",
          Options.of(
              new Option("wider", "Gives data that the terms don’t"),
              new Option("narrower", "Takes data that the terms give"),
              new Option("limits", "Sets other limits"),
              new Option("lenience", "Keeps what a cut-off takes from others"),
              new Option("price", "Sets another price")));
  static final Field DATA_TYPES =
      many("datatypes", "Data", Options::dataTypes)
          .optional()
          .saying("For data given or taken, or priced.");
  static final Field PURPOSES =
      many("purposes", "Purposes", Options::purposes)
          .optional()
          .saying("For data given or taken. It never replaces a person’s consent.");
  static final Field CALLS = number("calls", "Calls in an hour", "For other limits.").optional();
  static final Field PEOPLE = number("people", "People in an hour", "For other limits.").optional();
  static final Field CUT_OFF =
      choice("cutoff", "Cut-off", Options::cutOffs).optional().saying("For what is kept.");
  static final Field PRICE =
      number("price", "Price of a line", "For another price, in cents or the like; 0 is a price.")
          .optional();
  static final Field CURRENCY =
      Field.line("currency", "Currency", "For a price: three capital letters (ISO 4217).")
          .optional();

  private Effects() {}

  static Effect of(Given given) {
    var kind = given.text("effect");
    return switch (kind) {
      case "wider" -> new Effect.Wider(types(given), purposes(given));
      case "narrower" -> new Effect.Narrower(types(given), purposes(given));
      case "limits" ->
          new Effect.OtherLimits(new Limits(given.number("calls"), given.number("people")));
      case "lenience" -> new Effect.Lenience(given.as("cutoff", CutOffId::new));
      case "price" -> price(given);
      default -> throw new Given.Wrong("effect", "‘" + kind + "’ is none of these.");
    };
  }

  private static Effect price(Given given) {
    long price = given.number("price");
    var prices = types(given).stream().collect(Collectors.toMap(type -> type, _ -> price));
    return new Effect.Price(prices, given.text("currency"));
  }

  private static java.util.Set<DataTypeId> types(Given given) {
    return given.some("datatypes", DataTypeId::new);
  }

  private static java.util.Set<Purpose> purposes(Given given) {
    return given.some("purposes", Purpose::new);
  }
}
