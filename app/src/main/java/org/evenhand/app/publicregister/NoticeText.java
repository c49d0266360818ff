package org.evenhand.app.publicregister;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.app.pages.Words;
import org.evenhand.register.App;
import org.evenhand.register.CutOffNotice;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;

/**
 * A cut-off's notice for one app as a text that can be sent as a mail as it is, as things stand:
 * {@code /register/cutoffs/cut-1/notices/sunny-maps}.
 *
 * @param baseUrl how the world reaches the register
 */
record NoticeText(String baseUrl) {
  static final String PART = "notices";

  /** Where it stands. */
  static String path(CutOffNotice notice, App app) {
    return Ref.cutOff(notice.id()).path() + "/" + PART + "/" + app.id();
  }

  /** The text; nothing where the cut-off does not touch that app. */
  Outcome answer(String cutOff, String app, Reading reading) {
    if (Ref.parse("cutoffs/" + cutOff).isEmpty() || Ref.parse("apps/" + app).isEmpty()) {
      return new Outcome.Nothing();
    }
    var notice = reading.register().cutOff(new CutOffId(cutOff));
    var touched =
        reading
            .register()
            .app(new AppId(app))
            .filter(one -> notice.filter(it -> reading.touched().touches(it, one)).isPresent());
    return touched.isPresent() && notice.isPresent()
        ? new Outcome.Text(text(new Affected(reading, notice.get()), touched.get()))
        : new Outcome.Nothing();
  }

  private String text(Affected affected, App app) {
    var reading = affected.reading();
    var notice = affected.notice();
    var ends = Phrases.target(reading, notice.target());
    var lines = new ArrayList<String>();
    lines.add("Subject: " + subject(notice, ends));
    lines.add("");
    lines.add("To " + reading.organisationName(app.organisation()) + ", for its app " + app.name());
    lines.add("(client_id " + app.id() + ").");
    lines.add("");
    if (notice.withdrawn()) {
      lines.add("This cut-off was taken back. Nothing ends by it.");
      lines.add("");
    }
    lines.add("What ends: " + ends + ".");
    lines.add("Why: " + notice.reason());
    lines.add("Announced: " + Words.moment(notice.announcedAt()) + ".");
    affected.recorded().ifPresent(at -> lines.add("Recorded: " + Words.moment(at) + "."));
    lines.add("Holds for your app from: " + Words.moment(affected.end(app)) + ".");
    lines.addAll(deletion(notice));
    notice
        .reviewBy()
        .ifPresent(by ->
            lines.add(
                "It is an emergency's: another officer reviews it by " + Words.moment(by) + "."));
    lines.add("");
    lines.add("If you object: file a complaint, or ask for access anew, in public, at");
    lines.add(baseUrl + "/developers/acts");
    lines.add("Everybody sees what you said, how long it waits, and what is ruled.");
    lines.add("");
    lines.add("This notice, and whom else it touches, as they stand:");
    lines.add(baseUrl + Ref.cutOff(notice.id()).path());
    return String.join("\n", lines) + "\n";
  }

  private static String subject(CutOffNotice notice, String ends) {
    return notice.withdrawn()
        ? "Taken back: cut-off " + notice.id() + ", " + ends
        : "Cut-off " + notice.id() + ": " + ends + ", from " + Words.day(notice.effectiveAt());
  }

  private List<String> deletion(CutOffNotice notice) {
    return notice
        .deleteBy()
        .map(by ->
            List.of(
                "Delete what you drew of it by: " + Words.moment(by) + ", and attest that at",
                baseUrl + "/developers/acts/attest-deletion"))
        .orElse(List.of("Deletion of what you drew is not asked for."));
  }
}
