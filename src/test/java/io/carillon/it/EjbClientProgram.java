package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The example of the remote facade's callers, and programs beside it, each in a JVM of its own. */
final class EjbClientProgram {

  private static final Path EXAMPLE =
      Path.of("src", "examples", "ejb-client", "src", "main", "java");
  private static final Path PROGRAMS = Path.of("src", "test", "ejb-client");
  private static final Path CARILLON = Path.of(System.getProperty("carillon.client", ""));

  private final EjbPlatform.EjbClient client;
  private final Path classes = Path.of("target", "it", "ejb-client").toAbsolutePath();

  /** Compiles them as their readers do: against the client jar and the server's own client. */
  EjbClientProgram(EjbPlatform platform) {
    this.client = platform.ejbClient();
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-Xlint:all,-path", "-Werror", "-proc:none"));
    arguments.addAll(List.of("-d", classes.toString(), "-cp", libraries()));
    for (Path folder : List.of(EXAMPLE, client.source(), PROGRAMS)) {
      arguments.addAll(javaFiles(folder));
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(status).as("of javac " + arguments).isZero();
  }

  /** Runs one of them. */
  Program.Outcome run(String mainClass, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Platform.java());
    command.addAll(client.javaOptions());
    command.addAll(List.of("-cp", classes + File.pathSeparator + libraries()));
    command.add("io.carillon.example." + mainClass);
    command.addAll(List.of(arguments));
    return Program.run(command);
  }

  private String libraries() {
    return Stream.concat(Stream.of(CARILLON), client.libraries().stream())
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static List<String> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toString).filter(file -> file.endsWith(".java")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
