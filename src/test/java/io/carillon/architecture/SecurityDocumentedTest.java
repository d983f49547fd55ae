package io.carillon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What security.md names exists: tests, settings, metrics. */
class SecurityDocumentedTest {

  private static final Path DOCS = Path.of("src/docs");

  @Test
  void itsTestsExist() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      Set<String> tests =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".java"))
              .map(name -> name.substring(0, name.length() - ".java".length()))
              .collect(Collectors.toSet());
      assertThat(named("[A-Z]\\w+(Test|IT|Contract|Soak)")).isNotEmpty().isSubsetOf(tests);
    }
  }

  @Test
  void itsSettingsAndMetricsAreThoseOfOperations() throws IOException {
    String operations = Files.readString(DOCS.resolve("operations.md"));

    assertThat(named("carillon[._][\\w.-]+"))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(operations).contains("`" + name + "`"));
  }

  /** What it has in code letters that looks like this. */
  private static Set<String> named(String pattern) throws IOException {
    return Pattern.compile("`(" + pattern + ")[`=]")
        .matcher(Files.readString(DOCS.resolve("security.md")))
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
