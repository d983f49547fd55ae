package io.carillon.browser;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The browser of this machine: {@code -Dcarillon.chromium=FILE}, or the first one on the path.
 *
 * <p>As a condition it leaves out the tests of a machine without one, in one printed line, unless
 * {@code -Drequire=browser} makes that a failure.
 */
final class Chromium implements ExecutionCondition {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  static Optional<Path> find() {
    String given = System.getProperty("carillon.chromium", "");
    if (!given.isBlank()) {
      return Optional.of(Path.of(given)).filter(Files::isExecutable);
    }
    String[] folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
    return NAMES.stream()
        .flatMap(name -> Arrays.stream(folders).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (context.getTestMethod().isPresent()) {
      return enabled("decided for the whole class");
    }
    if (find().isPresent()) {
      return enabled("there is a browser");
    }
    String left = "Left out: " + context.getDisplayName() + " (no Chromium or Chrome was found)";
    if (isRequired()) {
      throw new IllegalStateException(left + ", but -Drequire asks for the browser");
    }
    System.out.println(left);
    return disabled(left);
  }

  private static boolean isRequired() {
    return Stream.of(System.getProperty("require", "").split(","))
        .map(String::strip)
        .anyMatch("browser"::equals);
  }
}
