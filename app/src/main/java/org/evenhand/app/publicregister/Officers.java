package org.evenhand.app.publicregister;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evenhand.app.pages.Words;
import org.evenhand.register.Officer;
import org.evenhand.register.OfficerId;
import org.evenhand.register.Tie;
import tools.jackson.databind.node.ObjectNode;

/** Who may act for the platform, by number and role, and what ties them. */
final class Officers extends Plural<Officer> {
  Officers() {
    super(
        new Heading(
            "officers",
            "Officer",
            "Officers and ties",
            "Who may act for the platform: what they do and to whom they answer, never a name. An"
                + " open tie to an organisation, theirs or of anybody above them, forbids their"
                + " approval of what favours it.",
            "Nobody was appointed."));
  }

  @Override
  public List<Officer> all(Reading reading) {
    return reading.register().officers().all();
  }

  @Override
  public Optional<Officer> find(Reading reading, String id) {
    return reading.register().officers().officer(new OfficerId(id));
  }

  @Override
  public String id(Officer officer) {
    return officer.id().value();
  }

  @Override
  public String name(Reading reading, Officer officer) {
    return Who.words(reading, officer.id());
  }

  @Override
  public String words(Officer officer) {
    return officer.role();
  }

  @Override
  public boolean concerns(Reading reading, Officer officer, Ref other) {
    return other.equals(ref(officer))
        || ties(reading, officer).stream()
            .anyMatch(tie -> other.equals(Ref.organisation(tie.organisation())));
  }

  @Override
  public Set<String> listedWith() {
    return Set.of();
  }

  private static List<Tie> ties(Reading reading, Officer officer) {
    return reading.register().officers().ties().stream()
        .filter(tie -> tie.officer().equals(officer.id()))
        .toList();
  }

  @Override
  public Cell state(Reading reading, Officer officer) {
    if (!officer.inOffice()) {
      return Cell.ended("left");
    }
    return officer.overdue(reading.now())
        ? Cell.soon("in office; declaration of ties overdue")
        : Cell.inForce("in office");
  }

  @Override
  public List<String> columns() {
    return List.of("Answers to", "Open ties");
  }

  @Override
  public List<Cell> cells(Reading reading, Officer officer) {
    return List.of(
        superior(reading, officer),
        Cell.of(ties(reading, officer).stream().filter(Tie::open).count()));
  }

  private static Cell superior(Reading reading, Officer officer) {
    return officer.superior().map(above -> Who.officer(reading, above)).orElse(Cell.of("nobody"));
  }

  @Override
  public String lead(Reading reading, Officer officer) {
    return "An officer of the platform: " + officer.role() + ".";
  }

  @Override
  public List<Fact> facts(Reading reading, Officer officer) {
    return List.of(
        Fact.of("Role", officer.role()),
        new Fact("Answers to", superior(reading, officer)),
        Fact.of("Appointed", Words.moment(officer.appointedAt())),
        Fact.of("Ties last declared", Words.moment(officer.declaredAt())));
  }

  @Override
  public List<TableView> tables(Reading reading, Officer officer) {
    var challenged = new ArrayList<List<Cell>>();
    for (var challenge : reading.register().officers().challenges()) {
      if (challenge.officer().equals(officer.id())) {
        challenged.add(
            List.of(reading.organisation(challenge.organisation()), Cell.of(challenge.reason())));
      }
    }
    return List.of(
        table(
            "Ties",
            List.of("To", "Kind", "Since", "State"),
            ties(reading, officer).stream()
                .<List<Cell>>map(tie ->
                    List.of(
                        reading.organisation(tie.organisation()),
                        Cell.of(kind(tie)),
                        Cell.of(tie.since()),
                        tie.until()
                            .map(until -> Cell.ended("until " + until))
                            .orElse(Cell.inForce("open"))))
                .toList(),
            "None was declared."),
        table(
            "Ties that somebody says are missing",
            List.of("To", "Why"),
            challenged,
            "Nobody says so."));
  }

  private static String kind(Tie tie) {
    return tie.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  @Override
  public void write(Reading reading, Officer officer, ObjectNode json) {
    json.put("role", officer.role());
    officer.superior().ifPresent(above -> json.put("superior", above.value()));
    json.put("appointed_at", officer.appointedAt().toString());
    json.put("declared_at", officer.declaredAt().toString());
    json.put("overdue", officer.overdue(reading.now()));
    var ties = json.putArray("ties");
    for (var tie : ties(reading, officer)) {
      var one = ties.addObject();
      one.put("organisation", tie.organisation().value());
      one.put("kind", kind(tie));
      one.put("since", tie.since().toString());
      tie.until().ifPresent(until -> one.put("until", until.toString()));
      one.put("commitment", tie.commitment().sha256());
    }
  }

  @Override
  public List<String> csvColumns() {
    return List.of("role", "superior", "appointed_at", "declared_at", "overdue");
  }
}
