package org.evenhand.vocabulary;

import java.time.Instant;
import java.time.LocalDate;

/** The value of one field, as it leaves. */
public sealed interface Value {
  /** Which field. */
  Field field();

  /** A text. */
  record Text(Field field, String text) implements Value {}

  /** A calendar day. */
  record Day(Field field, LocalDate day) implements Value {}

  /** An instant. */
  record Moment(Field field, Instant moment) implements Value {}

  /** A whole number. */
  record Whole(Field field, long number) implements Value {}

  /**
   * A place on Earth (WGS 84).
   *
   * @param latitude degrees north
   * @param longitude degrees east
   */
  record Position(Field field, double latitude, double longitude) implements Value {}
}
