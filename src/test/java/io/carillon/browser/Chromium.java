package io.carillon.browser;

import io.carillon.it.ToolCondition;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The browser of this machine: {@code -Dcarillon.chromium=FILE}, or the first one on the path. */
final class Chromium extends ToolCondition {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  Chromium() {
    super("browser");
  }

  static Optional<Path> find() {
    return find("carillon.chromium", NAMES);
  }

  @Override
  protected Optional<Path> program() {
    return find();
  }
}
