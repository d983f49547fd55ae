package io.carillon.config;

import jakarta.servlet.annotation.WebServlet;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.ApplicationPath;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The addresses at which Carillon has something, as its classes and its web folder say. */
final class Addresses {

  private static final Path PAGES = Path.of("src/main/webapp");
  private static final Set<String> OF_OTHER_FOLDERS =
      Set.of("/", "/asyncapi.json", "/openapi.json", "/webjars/any");
  private static final List<Class<?>> CLASSES =
      Stream.of("io.carillon.api", "io.carillon.socket")
          .map(Addresses::classes)
          .flatMap(Collection::stream)
          .toList();

  private Addresses() {}

  /** Of servlets, each as it is mapped. */
  static Set<String> servlets() {
    return annotations(WebServlet.class)
        .flatMap(servlet -> Stream.of(servlet.urlPatterns()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All but what only the inside may ask for, and what error pages are made at. */
  static Set<String> publicOnes() throws IOException {
    Set<String> addresses = new TreeSet<>(OF_OTHER_FOLDERS);
    servlets().stream()
        .filter(path -> !path.startsWith("/health/"))
        .filter(path -> !Set.of("/metrics", "/error").contains(path))
        .map(path -> path.replace("*", "any"))
        .forEach(addresses::add);
    annotations(ServerEndpoint.class).map(ServerEndpoint::value).forEach(addresses::add);
    annotations(ApplicationPath.class).map(api -> api.value() + "/any").forEach(addresses::add);
    try (Stream<Path> files = Files.walk(PAGES)) {
      files
          .filter(Files::isRegularFile)
          .map(file -> "/" + PAGES.relativize(file).toString().replace('\\', '/'))
          .filter(path -> !path.startsWith("/WEB-INF/") && !path.equals("/package.json"))
          .forEach(addresses::add);
    }
    return addresses;
  }

  private static <A extends Annotation> Stream<A> annotations(Class<A> type) {
    return CLASSES.stream()
        .flatMap(found -> Optional.ofNullable(found.getAnnotation(type)).stream());
  }

  /** The application's own of that package, not initialized. */
  private static List<Class<?>> classes(String name) {
    try {
      Path root =
          Path.of(Settings.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.list(root.resolve(name.replace('.', '/')))) {
        List<String> names =
            files
                .map(file -> file.getFileName().toString())
                .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
                .map(file -> name + "." + file.replace(".class", ""))
                .toList();
        List<Class<?>> found = new ArrayList<>();
        for (String each : names) {
          found.add(Class.forName(each, false, Addresses.class.getClassLoader()));
        }
        return found;
      }
    } catch (IOException | URISyntaxException | ClassNotFoundException e) {
      throw new IllegalStateException("can't read the classes of " + name, e);
    }
  }
}
