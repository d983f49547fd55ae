package io.carillon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table in the operations page has every setting, and none that doesn't exist. */
class SettingsDocumentedTest {

  @Test
  void theOperationsPageNamesExactlyTheSettingsThatAreRead() throws Exception {
    Set<String> documented = new TreeSet<>();
    Matcher row =
        Pattern.compile("(?m)^\\| `(carillon\\.[a-z.-]+)` \\|")
            .matcher(Files.readString(Path.of("src/docs/operations.md")));
    while (row.find()) {
      documented.add(row.group(1));
    }
    assertThat(documented).isEqualTo(SettingNames.all());
  }
}
