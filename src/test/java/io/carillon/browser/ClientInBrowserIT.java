package io.carillon.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
@DisplayName("The JavaScript client in a browser")
class ClientInBrowserIT extends BrowserTest {

  private static final Path SCRIPT = Path.of("src", "test", "js", "browser", "unsteady.js");
  private static final int DISCONNECTIONS = 30;

  @Test
  void losesNothingAndDoublesNothingWhileItsConnectionsAndTokensEnd() throws IOException {
    Page page = newPage();
    page.navigate(base);

    JsonObject outcome = run(page, Map.of("disconnections", DISCONNECTIONS));

    for (int from = 0; from < 2; from++) {
      List<Long> sent = ids(outcome.getJsonArray("sent").getJsonArray(from));
      assertThat(sent).isNotEmpty().isSorted().doesNotHaveDuplicates();
      assertThat(ids(outcome.getJsonArray("received").getJsonArray(from))).isEqualTo(sent);
    }
    assertThat(outcome.getJsonObject("ended").getInt("revoked")).isEqualTo(DISCONNECTIONS / 5);
    assertThat(outcome.getJsonObject("ended").getInt("disconnected")).isPositive();
    assertThat(outcome.getJsonArray("asked").toString()).contains("refused");
    assertThat(ids(outcome.getJsonArray("codes"))).contains(1001L, 4401L).doesNotContain(1006L);
  }

  private static JsonObject run(Page page, Map<String, Object> settings) throws IOException {
    // Playwright takes a function, and this file begins with a comment.
    String function = Files.readString(SCRIPT).replaceFirst("(?s)^/\\*.*?\\*/\\s*", "");
    String json = (String) page.evaluate(function, settings);
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  private static List<Long> ids(JsonArray numbers) {
    return numbers.getValuesAs(JsonNumber.class).stream().map(JsonNumber::longValue).toList();
  }
}
