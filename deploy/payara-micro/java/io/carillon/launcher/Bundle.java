package io.carillon.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the executable jar carries besides classes. */
final class Bundle {

  static final String APPLICATION = "carillon.war";
  static final String BROKER = "carillon-broker.rar";
  static final String LOGGING = "logging.properties";

  private static final String FOLDER = "/CARILLON-INF/";

  /** The version in the jar's manifest. */
  String version() {
    String version = Bundle.class.getPackage().getImplementationVersion();
    return version == null ? "(unknown version)" : version;
  }

  /** Copies one of the files above out of the jar: the server deploys files, not streams. */
  Path extract(String name, Path folder) throws LaunchFailure {
    Path target = folder.resolve(name);
    try (InputStream content = Bundle.class.getResourceAsStream(FOLDER + name)) {
      if (content == null) {
        throw new LaunchFailure("this jar is incomplete: it has no " + FOLDER + name);
      }
      Files.copy(content, target);
      return target;
    } catch (IOException e) {
      throw new LaunchFailure("can't write " + target + ": " + e, e);
    }
  }
}
