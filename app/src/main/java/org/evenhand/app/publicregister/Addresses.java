package org.evenhand.app.publicregister;

import java.util.List;
import java.util.Optional;
import org.evenhand.vocabulary.TermsVersion;

/** Which address leads to which page. */
final class Addresses {
  private final FrontPage front;
  private final ListPage lists;
  private final ObjectPage objects;
  private final ChangesPage changes;
  private final Feed feed;
  private final ActPage acts;
  private final DiffPage diffs;
  private final NoticeText notices;
  private final LawPage law;
  private final PlotPage plots;
  private final String baseUrl;

  Addresses(String baseUrl, LogKey key) {
    front = new FrontPage(baseUrl, key);
    lists = new ListPage(baseUrl);
    objects = new ObjectPage(baseUrl);
    changes = new ChangesPage(baseUrl);
    feed = new Feed(baseUrl);
    acts = new ActPage(baseUrl);
    diffs = new DiffPage(baseUrl);
    notices = new NoticeText(baseUrl);
    law = new LawPage(baseUrl);
    plots = new PlotPage(baseUrl);
    this.baseUrl = baseUrl;
  }

  /**
   * What stands there.
   *
   * @param parts of the path below {@code /register}, as they were sent
   */
  Outcome answer(List<String> parts, Asked asked, Reading reading) throws Asked.Refused {
    return switch (parts.size()) {
      case 0 -> front.answer(reading, asked);
      case 1 -> first(parts.getFirst(), asked, reading);
      case 2 -> second(parts.getFirst(), parts.getLast(), asked, reading);
      case 4 -> fourth(parts.get(0) + "/" + parts.get(2), parts.get(1), parts.get(3), reading);
      default -> new Outcome.Nothing();
    };
  }

  private Outcome first(String part, Asked asked, Reading reading) throws Asked.Refused {
    if (part.equals("changes")) {
      return changes.answer(reading, asked);
    }
    if (part.equals("changes.atom")) {
      return feed.answer(reading, asked);
    }
    if (part.equals("plots")) {
      return plots.answer(reading);
    }
    if (part.equals("law")) {
      return law.answer(reading);
    }
    var kind = Kinds.of(part);
    return kind.isPresent() ? lists.answer(kind.get(), reading, asked) : new Outcome.Nothing();
  }

  private Outcome second(String part, String id, Asked asked, Reading reading)
      throws Asked.Refused {
    if (part.equals("acts")) {
      return acts.answer(id, reading);
    }
    if (part.equals("terms") && id.equals("diff") && asked.has("from")) {
      return DiffPage.chosen(reading, asked);
    }
    var one =
        Ref.parse(part + "/" + id)
            .flatMap(ref ->
                Kinds.of(ref.kind())
                    .<Kinds.One<?>>flatMap(
                        kind -> Kinds.find(kind, reading, ref.id()).<Kinds.One<?>>map(o -> o)));
    if (one.isEmpty() && part.equals("terms") && id.endsWith(OdrlOffer.SUFFIX)) {
      return linked(id.substring(0, id.length() - OdrlOffer.SUFFIX.length()), reading);
    }
    if (one.isEmpty() && part.equals("plans") && id.endsWith(AuditPlans.SUFFIX)) {
      return AuditPlans.text(reading, id.substring(0, id.length() - AuditPlans.SUFFIX.length()));
    }
    return one.isPresent() ? objects.answer(one.get(), reading) : new Outcome.Nothing();
  }

  private Outcome fourth(String kinds, String one, String other, Reading reading) {
    return switch (kinds) {
      case "terms/diff" -> diffs.answer(one, other, reading);
      case "cutoffs/" + NoticeText.PART -> notices.answer(one, other, reading);
      default -> new Outcome.Nothing();
    };
  }

  private Outcome linked(String version, Reading reading) {
    return Ref.parse("terms/" + version)
        .flatMap(ref -> reading.register().terms(new TermsVersion(ref.id())))
        .<Outcome>map(terms -> new Outcome.Linked(OdrlOffer.of(reading, terms, baseUrl)))
        .orElseGet(Outcome.Nothing::new);
  }

  /** The parts of a path below {@code /register}; empty if it isn't one. */
  static Optional<List<String>> parts(String uri) {
    if (uri.equals(RegisterServlet.PATH)) {
      return Optional.of(List.of());
    }
    return uri.startsWith(RegisterServlet.PATH + "/")
        ? Optional.of(List.of(uri.substring(RegisterServlet.PATH.length() + 1).split("/", -1)))
        : Optional.empty();
  }
}
