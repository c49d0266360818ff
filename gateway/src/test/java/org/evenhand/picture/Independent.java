package org.evenhand.picture;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.lang.GeoLocation;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.GpsDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a reader that others wrote finds in a file. */
final class Independent {
  /** Directories that tell of the picture itself: its size, tables and colours. */
  private static final Set<String> OF_THE_PICTURE =
      Set.of(
          "JPEG",
          "JFIF",
          "Huffman",
          "Adobe JPEG",
          "ICC Profile",
          "File Type",
          "PNG-IHDR",
          "PNG-PLTE",
          "PNG-tRNS",
          "PNG-gAMA",
          "PNG-cHRM",
          "PNG-sRGB",
          "PNG-bKGD",
          "PNG-sBIT",
          "PNG-pHYs",
          "PNG Chromaticities",
          "PNG-iCCP",
          "GIF Header",
          "GIF Control",
          "GIF Image",
          "GIF Animation",
          "WebP");

  private static final Set<Integer> OF_THE_PLACE =
      Set.of(
          GpsDirectory.TAG_VERSION_ID,
          GpsDirectory.TAG_LATITUDE,
          GpsDirectory.TAG_LATITUDE_REF,
          GpsDirectory.TAG_LONGITUDE,
          GpsDirectory.TAG_LONGITUDE_REF);

  private final Metadata metadata;

  private Independent(Metadata metadata) {
    this.metadata = metadata;
  }

  static Independent read(byte[] file) {
    try {
      return new Independent(ImageMetadataReader.readMetadata(new ByteArrayInputStream(file)));
    } catch (ImageProcessingException | IOException e) {
      throw new IllegalStateException("the independent reader can't read it", e);
    }
  }

  /** Everything that says more than the picture, its orientation and, if it may, its place. */
  List<String> findings(Location location) {
    return java.util.stream.StreamSupport.stream(metadata.getDirectories().spliterator(), false)
        .flatMap(directory -> findings(directory, location))
        .toList();
  }

  private static java.util.stream.Stream<String> findings(Directory directory, Location location) {
    return directory.getTags().stream()
        .filter(tag -> !isAllowed(directory, tag.getTagType(), location))
        .map(tag -> tag.toString());
  }

  private static boolean isAllowed(Directory directory, int tag, Location location) {
    return switch (directory) {
      case GpsDirectory _ -> location == Location.KEEP && OF_THE_PLACE.contains(tag);
      case ExifIFD0Directory _ -> tag == ExifDirectoryBase.TAG_ORIENTATION;
      default -> OF_THE_PICTURE.contains(directory.getName());
    };
  }

  Optional<GeoLocation> place() {
    return metadata.getDirectoriesOfType(GpsDirectory.class).stream()
        .map(GpsDirectory::getGeoLocation)
        .filter(place -> place != null)
        .findFirst();
  }

  int orientation() {
    return metadata.getDirectoriesOfType(ExifIFD0Directory.class).stream()
        .map(directory -> directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION))
        .filter(value -> value != null)
        .findFirst()
        .orElse(1);
  }
}
