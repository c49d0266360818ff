package org.evenhand.app.publicregister;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.evenhand.register.App;
import org.evenhand.register.Organisation;
import org.evenhand.vocabulary.OrganisationId;
import tools.jackson.databind.node.ObjectNode;

/** The companies that own apps. */
final class Organisations implements Kind<Organisation> {
  @Override
  public String path() {
    return "organisations";
  }

  @Override
  public String word() {
    return "organisation";
  }

  @Override
  public String one() {
    return "Organisation";
  }

  @Override
  public String title() {
    return "Organisations";
  }

  @Override
  public String lead() {
    return "The companies that own apps. Each one’s page lists everything in the register that was"
        + " given to it or got from it.";
  }

  @Override
  public String none() {
    return "No organisation is registered.";
  }

  @Override
  public List<Organisation> all(Reading reading) {
    return reading.register().organisations();
  }

  @Override
  public Optional<Organisation> find(Reading reading, String id) {
    return reading.register().organisation(new OrganisationId(id));
  }

  @Override
  public String id(Organisation organisation) {
    return organisation.id().value();
  }

  @Override
  public String name(Reading reading, Organisation organisation) {
    return organisation.legalName();
  }

  @Override
  public String words(Organisation organisation) {
    return organisation.legalName() + " " + organisation.contact();
  }

  @Override
  public boolean concerns(Reading reading, Organisation organisation, Ref other) {
    return other.equals(ref(organisation));
  }

  @Override
  public Set<String> listedWith() {
    return Set.of();
  }

  @Override
  public Cell state(Reading reading, Organisation organisation) {
    return Cell.inForce("registered");
  }

  @Override
  public List<String> columns() {
    return List.of("Country", "Apps");
  }

  @Override
  public List<Cell> cells(Reading reading, Organisation organisation) {
    return List.of(
        Cell.of(country(organisation)), Cell.of(reading.appsOf(organisation.id()).size()));
  }

  private static String country(Organisation organisation) {
    var name = Locale.of("", organisation.country()).getDisplayCountry(Locale.ENGLISH);
    return name.isEmpty() ? organisation.country() : name;
  }

  @Override
  public String lead(Reading reading, Organisation organisation) {
    return "Everything in the register that was given to this organisation or got from it: its apps,"
        + " what they agreed to, and what was closed to them.";
  }

  @Override
  public List<Fact> facts(Reading reading, Organisation organisation) {
    return List.of(
        Fact.of("Legal name", organisation.legalName()),
        Fact.of("Country", country(organisation)),
        Fact.of("Contact", organisation.contact()));
  }

  @Override
  public List<TableView> tables(Reading reading, Organisation organisation) {
    var own = reading.appsOf(organisation.id()).stream().map(App::id).toList();
    return List.of(Exchange.out(reading, own::contains));
  }

  @Override
  public void write(Reading reading, Organisation organisation, ObjectNode json) {
    json.put("country", organisation.country());
    json.put("contact", organisation.contact());
    json.put("apps_total", reading.appsOf(organisation.id()).size());
  }

  @Override
  public List<String> csvColumns() {
    return List.of("country", "contact", "apps_total");
  }
}
