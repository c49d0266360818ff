package org.evenhand.picture;

/**
 * A place on Earth (WGS 84), as a picture's EXIF tells it.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 */
public record Position(double latitude, double longitude) {}
