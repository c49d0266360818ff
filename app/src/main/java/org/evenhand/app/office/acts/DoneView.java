package org.evenhand.app.office.acts;

/**
 * What was done.
 *
 * @param title what
 * @param position of the public act; 0 for several
 * @param words more about it; empty for nothing
 * @param back where what can be done is listed
 */
public record DoneView(String title, long position, String words, String back) {}
