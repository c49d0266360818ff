package org.evenhand.app.publicregister;

import java.util.List;
import java.util.Locale;
import org.evenhand.app.pages.Words;
import org.evenhand.register.CutOffNotice;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;

/** What acts say, in words. One without words of its own is told by its type. */
final class ActWords {
  private ActWords() {}

  /** What happened, a sentence without its full stop. */
  static String what(Reading reading, Act act) {
    return switch (act.type()) {
      case "organisation_registered" ->
          "The organisation "
              + act.body().at("/organisation/legal_name").asString("")
              + " was registered";
      case "app_registered" ->
          "The app " + act.body().at("/app/name").asString("") + " was registered";
      case "terms_published" ->
          "Terms " + act.body().at("/terms/version").asString("") + " were published";
      case "agreement_accepted" ->
          reading.appName(new AppId(act.text("app"))) + " accepted terms " + act.text("terms");
      case "agreement_suspended" -> agreement(reading, act) + " was suspended";
      case "agreement_resumed" -> agreement(reading, act) + " counts again";
      case "agreement_certified" ->
          "The uses under " + inner(agreement(reading, act)) + " were certified";
      case "agreement_ended" -> agreement(reading, act) + " ended";
      case "cut_off_announced" -> "Cut-off announced: " + cutOff(reading, act);
      case "cut_off_withdrawn" -> "Cut-off taken back: " + cutOff(reading, act);
      default -> byType(reading, act);
    };
  }

  private static String agreement(Reading reading, Act act) {
    return reading
        .register()
        .agreement(new AgreementId(act.text("id")))
        .map(a -> "The agreement of " + reading.appName(a.app()) + " to terms " + a.terms())
        .orElse("The agreement " + act.text("id"));
  }

  private static String inner(String words) {
    return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
  }

  private static String cutOff(Reading reading, Act act) {
    return reading
        .register()
        .cutOff(new CutOffId(act.text("id")))
        .map(CutOffNotice::target)
        .map(target -> Phrases.target(reading, target))
        .orElse(act.text("id"));
  }

  private static String byType(Reading reading, Act act) {
    var words = Phrases.capital(act.type().replace('_', ' '));
    var name =
        act.subject()
            .flatMap(ref ->
                Kinds.of(ref.kind())
                    .flatMap(kind -> Kinds.find(kind, reading, ref.id()))
                    .map(one -> one.name(reading)))
            .orElse(act.text("id"));
    return name.isEmpty() ? words : words + ": " + name;
  }

  static String who(Act act) {
    var role = act.body().at("/actor/role").asString("");
    return role + " " + act.body().at("/actor/id").asString("");
  }

  static ChangesView.Line line(Reading reading, Act act) {
    return new ChangesView.Line(
        Words.moment(act.at()),
        act.at().toString(),
        what(reading, act),
        act.subject().filter(ref -> exists(reading, ref)).map(Ref::path).orElse(""),
        act.reason(),
        who(act),
        act.position());
  }

  private static boolean exists(Reading reading, Ref ref) {
    return Kinds.of(ref.kind()).flatMap(kind -> Kinds.find(kind, reading, ref.id())).isPresent();
  }

  /**
   * The first of some acts as a page shows them.
   *
   * @param acts one more than are shown, if there are more
   * @param older where the others can be read
   */
  static ChangesView view(Reading reading, List<Act> acts, int shown, String older) {
    return new ChangesView(
        acts.stream().limit(shown).map(act -> line(reading, act).inShort()).toList(),
        acts.size() > shown ? older : "");
  }
}
