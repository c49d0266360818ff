package org.evenhand.app.demo.world;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/**
 * Draws a landscape that is nowhere: a sky, a sun, hills behind hills. Equal chance, equal view.
 */
final class Landscape {
  private static final int HILLS = 4;
  private static final int STEPS = 24;

  private final RandomGenerator random;
  private final int width;
  private final int height;
  private final float hue;

  private Landscape(RandomGenerator random, int width, int height) {
    this.random = random;
    this.width = width;
    this.height = height;
    this.hue = random.nextFloat();
  }

  static BufferedImage draw(RandomGenerator random, int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    new Landscape(random, width, height).draw(pen);
    pen.dispose();
    return image;
  }

  private void draw(Graphics2D pen) {
    pen.setPaint(
        new GradientPaint(0, 0, colour(0.45f, 0.75f), 0, height * 0.8f, colour(0.12f, 0.98f)));
    pen.fillRect(0, 0, width, height);
    sun(pen);
    for (int hill = 0; hill < HILLS; hill++) {
      pen.setColor(colour(0.25f + 0.15f * hill, 0.7f - 0.14f * hill));
      pen.fill(hill(height * (0.45f + 0.13f * hill), height * 0.1f));
    }
  }

  private void sun(Graphics2D pen) {
    float size = height * (0.08f + 0.1f * random.nextFloat());
    float x = width * random.nextFloat(0.1f, 0.9f);
    float y = height * random.nextFloat(0.08f, 0.4f);
    pen.setColor(new Color(255, 244, 214, 230));
    pen.fill(new Ellipse2D.Float(x - size / 2, y - size / 2, size, size));
  }

  private Path2D hill(float base, float swing) {
    var line = new Path2D.Float();
    float start = random.nextFloat(0, 6);
    float waves = random.nextFloat(3, 7);
    line.moveTo(0, height);
    for (int step = 0; step <= STEPS; step++) {
      float along = (float) step / STEPS;
      double up = Math.sin(start + waves * along) + 0.4 * Math.sin(2.7 * (start + waves * along));
      line.lineTo(width * along, base - swing * (float) up);
    }
    line.lineTo(width, height);
    line.closePath();
    return line;
  }

  private Color colour(float saturation, float brightness) {
    return Color.getHSBColor(hue, saturation, brightness);
  }
}
