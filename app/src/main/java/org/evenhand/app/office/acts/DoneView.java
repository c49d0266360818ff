package org.evenhand.app.office.acts;

/**
 * What was done.
 *
 * @param title what
 * @param position of the public act; 0 for several
 * @param words more about it; empty for nothing
 */
public record DoneView(String title, long position, String words) {}
