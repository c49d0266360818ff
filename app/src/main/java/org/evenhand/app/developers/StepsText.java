package org.evenhand.app.developers;

import static org.evenhand.app.words.Speech.say;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.app.developers.WorkbenchView.Step;

/** From nothing to the first call, step by step; the first that is not done is next. */
final class StepsText {
  private StepsText() {}

  /**
   * How far an app is.
   *
   * @param app its id
   * @param mayAsk whether people can be asked for anything in its name
   * @param secret whether it has a secret, or was declared to need none
   * @param person whether it has a test person
   * @param called whether the record holds an answer to it
   */
  record Progress(String app, boolean mayAsk, boolean secret, boolean person, boolean called) {}

  static List<Step> of(Progress at) {
    var steps = new ArrayList<Step>();
    add(steps, say("Organisation"), say("The register knows who you are."), true, "");
    add(steps, say("App"), say("It has a client id and an address to return to."), true, "");
    add(
        steps,
        say("Agreement"),
        say("Accept the terms, the same for everybody, for the data that you need."),
        at.mayAsk,
        "/developers/acts/accept-terms");
    add(
        steps,
        say("Secret"),
        say("How the app proves that it is the app. Shown once."),
        at.secret,
        "#secret");
    add(
        steps,
        say("Test person"),
        say("Somebody fictional, who can say yes to this app alone."),
        at.person || at.called,
        "#person");
    add(
        steps,
        say("First call"),
        say("Run the code below; somebody signs in and says yes; the record shows the call."),
        at.called,
        "#code");
    return steps;
  }

  private static void add(List<Step> steps, String title, String words, boolean done, String path) {
    boolean next = !done && steps.stream().noneMatch(step -> step.state().equals("now"));
    steps.add(new Step(title, words, done ? "done" : next ? "now" : "later", done ? "" : path));
  }
}
