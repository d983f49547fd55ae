package io.carillon.it;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A program that some tests need, and a JDK doesn't bring. Leaves them out on a machine without it,
 * in one printed line, unless {@code -Drequire=NAME} makes that a failure.
 */
public abstract class ToolCondition implements ExecutionCondition {

  /** Where Debian keeps servers, which ordinary users don't have on their path. */
  private static final String MORE_FOLDERS = File.pathSeparator + "/usr/sbin";

  private final String name;

  /**
   * @param name as {@code -Drequire} has it
   */
  protected ToolCondition(String name) {
    this.name = name;
  }

  /** The program, if this machine has it. */
  protected abstract Optional<Path> program();

  /**
   * The program that a system property names, or else the first one on the path.
   *
   * @param names under which it is known
   */
  protected static Optional<Path> find(String property, List<String> names) {
    String given = System.getProperty(property, "");
    if (!given.isBlank()) {
      return Optional.of(Path.of(given)).filter(Files::isExecutable);
    }
    String path = System.getenv().getOrDefault("PATH", "") + MORE_FOLDERS;
    return names.stream()
        .flatMap(
            each -> Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, each)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public final ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (context.getTestMethod().isPresent()) {
      return enabled("decided for the whole class");
    }
    if (program().isPresent()) {
      return enabled("there is a " + name);
    }
    String left = "Left out: " + context.getDisplayName() + " (no " + name + " was found)";
    if (isRequired()) {
      throw new IllegalStateException(left + ", but -Drequire asks for it");
    }
    System.out.println(left);
    return disabled(left);
  }

  private boolean isRequired() {
    return Stream.of(System.getProperty("require", "").split(","))
        .map(String::strip)
        .anyMatch(name::equals);
  }
}
