package org.evenhand.app.demo.world;

/**
 * An invented town. It lies in the open South Pacific, where nobody lives, so that no photo of the
 * demo can point at a real home.
 *
 * @param name its name
 * @param latitude degrees north
 * @param longitude degrees east
 */
public record Town(String name, double latitude, double longitude) {}
