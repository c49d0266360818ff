package org.evenhand.app.docs;

import java.util.List;
import java.util.Optional;

/** What the reference of the API shows. */
public final class ReferenceView {
  private ReferenceView() {}

  /**
   * All of it.
   *
   * @param server how the world reaches the API
   * @param description what the API says of itself
   * @param operations all calls
   * @param problems what can be refused
   * @param things the named objects
   */
  public record All(
      String server,
      String description,
      List<Operation> operations,
      List<Problem> problems,
      List<Thing> things) {
    /** Keeps copies. */
    public All {
      operations = List.copyOf(operations);
      problems = List.copyOf(problems);
      things = List.copyOf(things);
    }
  }

  /**
   * A call.
   *
   * @param id names it
   * @param method of HTTP
   * @param path with placeholders
   * @param summary in a line; may be empty
   * @param description in more; may be empty
   * @param parameters of the path, the query and the head
   * @param body what is sent
   * @param answers by status
   * @param curl the call for the shell
   */
  public record Operation(
      String id,
      String method,
      String path,
      String summary,
      String description,
      List<Parameter> parameters,
      Optional<Body> body,
      List<Answer> answers,
      String curl) {
    /** Keeps copies. */
    public Operation {
      parameters = List.copyOf(parameters);
      answers = List.copyOf(answers);
    }

    /** Method and path. */
    public String name() {
      return method + " " + path;
    }

    /** Where it is explained. */
    public String page() {
      return "/docs/api/" + id;
    }

    /** What it answers when it does what was asked. */
    public List<Answer> given() {
      return answers.stream().filter(one -> !one.refusal()).toList();
    }

    /** What it answers when it doesn't. */
    public List<Answer> refusals() {
      return answers.stream().filter(Answer::refusal).toList();
    }
  }

  /**
   * A call with what explains it.
   *
   * @param operation the call
   * @param problems what can be refused
   */
  public record One(Operation operation, List<Problem> problems) {
    /** Keeps a copy. */
    public One {
      problems = List.copyOf(problems);
    }

    /** The problems of a status. */
    public List<Problem> of(String status) {
      return problems.stream().filter(one -> one.status().equals(status)).toList();
    }
  }

  /**
   * A parameter.
   *
   * @param name its name
   * @param in {@code path}, {@code query} or {@code header}
   * @param required whether it must be there
   * @param type what it holds
   * @param description what it means
   * @param example a value; empty for none
   */
  public record Parameter(
      String name, String in, boolean required, Holding type, String description, String example) {}

  /**
   * What is sent.
   *
   * @param mediaType its form
   * @param description what it is
   * @param type its schema
   * @param properties its members
   * @param example one; empty for none
   */
  public record Body(
      String mediaType,
      String description,
      Holding type,
      List<Property> properties,
      String example) {
    /** Keeps a copy. */
    public Body {
      properties = List.copyOf(properties);
    }
  }

  /**
   * An answer.
   *
   * @param status its code
   * @param description when it comes
   * @param mediaType its form; empty for no body
   * @param type its schema
   * @param headers that come with it
   * @param example one; empty for none
   */
  public record Answer(
      String status,
      String description,
      String mediaType,
      Holding type,
      List<Property> headers,
      String example) {
    /** Keeps a copy. */
    public Answer {
      headers = List.copyOf(headers);
    }

    /** Whether it says that something can't be had. */
    public boolean refusal() {
      return status.startsWith("4") || status.startsWith("5") || status.equals("default");
    }
  }

  /**
   * What a value is.
   *
   * @param words in words
   * @param thing the named object that it is, or is a list of; empty for none
   */
  public record Holding(String words, String thing) {}

  /**
   * A member of an object.
   *
   * @param name its name, dotted within objects that have none of their own
   * @param type what it holds
   * @param required whether it is always there
   * @param description what it means; may be empty
   */
  public record Property(String name, Holding type, boolean required, String description) {}

  /**
   * A named object.
   *
   * @param name its name
   * @param description what it is; may be empty
   * @param properties its members
   * @param example one; empty for none
   */
  public record Thing(String name, String description, List<Property> properties, String example) {
    /** Keeps a copy. */
    public Thing {
      properties = List.copyOf(properties);
    }
  }

  /**
   * What can be refused.
   *
   * @param status of HTTP
   * @param title what it is
   * @param page where it is explained
   */
  public record Problem(String status, String title, String page) {}
}
