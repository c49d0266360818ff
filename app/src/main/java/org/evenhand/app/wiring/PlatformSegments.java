package org.evenhand.app.wiring;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.evenhand.app.regulator.SegmentFiles;

/**
 * The segments of a platform; none where nothing is published.
 *
 * @param platform whose
 */
record PlatformSegments(Platform platform) implements SegmentFiles {
  @Override
  public List<One> all() {
    return platform
        .segments()
        .map(segments ->
            segments.list().stream()
                .map(it ->
                    new One(it.name(), it.from(), it.to(), it.lines(), it.bytes(), it.sha256()))
                .toList())
        .orElse(List.of());
  }

  // By its name in the list alone: nothing that is asked for becomes a path.
  @Override
  public Optional<Path> file(String name) {
    return platform
        .segments()
        .flatMap(segments ->
            segments.list().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .map(it -> segments.parquet(it.name())));
  }
}
