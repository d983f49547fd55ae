package io.carillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.carillon.core.Problem;
import io.carillon.identity.RosterLine;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.function.Supplier;

/** Bodies as {@link BodyReading} and the calls that read JSON by themselves get them. */
class BodyFuzzTest {

  private final JsonbSettings settings = new JsonbSettings();

  @FuzzTest
  void everyBodyIsTakenOrAProblem(byte[] body) {
    designed(() -> CsvRoster.read(body));
    if (!isWholeJson(body)) {
      return;
    }
    List<Class<?>> types =
        List.of(
            NotificationsResource.Draft.class,
            NotificationsResource.ReadMark.class,
            LoginResource.Credentials.class);
    for (Class<?> type : types) {
      read(() -> settings.getContext(type).fromJson(new ByteArrayInputStream(body), type));
    }
    JsonValue value = read(() -> Json.createReader(new ByteArrayInputStream(body)).readValue());
    if (value instanceof JsonObject object) {
      designed(() -> UserChangeJson.read(new JsonEntry(object)));
    } else if (value instanceof JsonArray array) {
      designed(() -> IssuedTokensJson.read(array));
      designed(() -> JsonEntry.readAll(array, RosterLine::read));
    }
  }

  private static boolean isWholeJson(byte[] body) {
    try {
      WholeJson.require(body);
      return true;
    } catch (RuntimeException fault) {
      return false;
    }
  }

  /** Nothing but problems, each of which says what is wrong. */
  private static void designed(Runnable reading) {
    try {
      reading.run();
    } catch (Problem problem) {
      assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID);
      assertThat(problem.errors()).isNotEmpty();
    }
  }

  /** To {@link BodyReading} whatever exception a reader throws is the body's fault. */
  private static <T> T read(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (RuntimeException fault) {
      return null;
    }
  }
}
