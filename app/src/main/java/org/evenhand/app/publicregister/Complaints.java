package org.evenhand.app.publicregister;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evenhand.app.pages.Words;
import org.evenhand.register.Complaint;
import org.evenhand.register.ComplaintId;
import tools.jackson.databind.node.ObjectNode;

/** What organisations objected to, the last first. */
final class Complaints extends Plural<Complaint> {
  Complaints() {
    super(
        new Heading(
            "complaints",
            "Complaint",
            "Complaints",
            "What organisations objected to, and what an officer who had not done it ruled.",
            "Nobody has complained."));
  }

  @Override
  public List<Complaint> all(Reading reading) {
    return reading.register().requests().complaints().reversed();
  }

  @Override
  public Optional<Complaint> find(Reading reading, String id) {
    return reading.register().requests().complaint(new ComplaintId(id));
  }

  @Override
  public String id(Complaint complaint) {
    return complaint.id().value();
  }

  @Override
  public String name(Reading reading, Complaint complaint) {
    return "About act " + complaint.about();
  }

  @Override
  public String words(Complaint complaint) {
    return complaint.why() + " " + complaint.by().id();
  }

  @Override
  public boolean concerns(Reading reading, Complaint complaint, Ref other) {
    return other.equals(ref(complaint)) || other.equals(Ref.organisation(complaint.by().id()));
  }

  @Override
  public Set<String> listedWith() {
    return Set.of("organisations");
  }

  @Override
  public Cell state(Reading reading, Complaint complaint) {
    return complaint
        .ruling()
        .map(ruling -> ruling.upheld() ? Cell.inForce("upheld") : Cell.ended("not upheld"))
        .orElseGet(() ->
            Cell.soon(
                "waits for " + Phrases.days(Phrases.daysBetween(complaint.at(), reading.now()))));
  }

  @Override
  public List<String> columns() {
    return List.of("By", "Filed");
  }

  @Override
  public List<Cell> cells(Reading reading, Complaint complaint) {
    return List.of(Who.cell(reading, complaint.by()), Cell.of(Words.day(complaint.at())));
  }

  @Override
  public String lead(Reading reading, Complaint complaint) {
    return complaint.why();
  }

  @Override
  public List<Fact> facts(Reading reading, Complaint complaint) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("By", Who.cell(reading, complaint.by())));
    facts.add(Fact.of("Filed", Words.moment(complaint.at())));
    facts.add(
        new Fact(
            "About",
            new Cell(
                "act " + complaint.about(),
                RegisterServlet.PATH + "/acts/" + complaint.about(),
                "")));
    complaint
        .ruling()
        .ifPresent(ruling -> {
          facts.add(new Fact("Ruled by", Who.cell(reading, ruling.by())));
          facts.add(Fact.of("Ruled", Words.moment(ruling.at())));
          facts.add(Fact.of("Reasons", ruling.reasons()));
        });
    return facts;
  }

  @Override
  public void write(Reading reading, Complaint complaint, ObjectNode json) {
    json.put("organisation", complaint.by().id());
    json.put("about", complaint.about());
    json.put("why", complaint.why());
    json.put("filed_at", complaint.at().toString());
    complaint
        .ruling()
        .ifPresent(ruling -> {
          json.put("upheld", ruling.upheld());
          json.put("ruled_at", ruling.at().toString());
          json.put("ruled_by", ruling.by().id());
          json.put("reasons", ruling.reasons());
        });
  }

  @Override
  public List<String> csvColumns() {
    return List.of(
        "organisation", "about", "filed_at", "upheld", "ruled_at", "ruled_by", "why", "reasons");
  }
}
