package io.carillon.javascript;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** The npm packages that are on the test class path as WebJars, laid out as Node looks for them. */
final class NodeModules {

  private static final Path FOLDER = Path.of("target", "js", "node_modules").toAbsolutePath();
  private static final List<String> NAMES = List.of("ws", "typescript");

  private NodeModules() {}

  /** Unpacks them; the answer is for Node's {@code NODE_PATH}. */
  static Path unpack() {
    NAMES.forEach(NodeModules::unpack);
    return FOLDER;
  }

  private static void unpack(String name) {
    try {
      URI properties = resource("META-INF/maven/org.webjars.npm/" + name + "/pom.properties");
      URI jar = URI.create(properties.toString().replaceFirst("!.*", "!/"));
      Path target = FOLDER.resolve(name);
      try (FileSystem files = FileSystems.newFileSystem(jar, Map.of())) {
        String version = version(properties);
        Path source = files.getPath("META-INF", "resources", "webjars", name, version);
        copy(source, target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URI resource(String name) {
    return URI.create(NodeModules.class.getClassLoader().getResource(name).toString());
  }

  private static String version(URI pomProperties) throws IOException {
    Properties properties = new Properties();
    try (InputStream stream = pomProperties.toURL().openStream()) {
      properties.load(stream);
    }
    return properties.getProperty("version");
  }

  private static void copy(Path source, Path target) throws IOException {
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Path copy = target.resolve(source.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
