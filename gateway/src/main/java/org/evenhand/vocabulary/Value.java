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

  /** That there is something to fetch; whoever writes the answer knows the address. */
  record Link(Field field) implements Value {}

  /**
   * What differs whenever the bytes of a picture would.
   *
   * @param of text, the same for every app: what an app is told is made of it under that app's key
   * @param content the SHA-256 that names the bytes that the picture is made from
   */
  record Version(Field field, String of, String content) implements Value {}

  /**
   * A picture, without what may not leave with it.
   *
   * @param mediaType such as {@code image/jpeg}
   * @param bytes the whole file
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Picture(Field field, String mediaType, byte[] bytes) implements Value {}
}
