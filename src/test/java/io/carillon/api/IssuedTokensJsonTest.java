package io.carillon.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.carillon.core.Problem;
import io.carillon.core.Problem.FieldError;
import io.carillon.identity.IssuedToken;
import jakarta.json.Json;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuedTokensJsonTest {

  private static final String TOKEN = "0123456789abcdef";

  private static List<IssuedToken> read(String json) {
    return IssuedTokensJson.read(Json.createReader(new StringReader(json)).readArray());
  }

  private static List<FieldError> refused(String json) {
    return catchThrowableOfType(Problem.class, () -> read(json)).errors();
  }

  @Test
  void readsTokens() {
    assertThat(
            read(
                "[{\"user_id\":1,\"token\":\"%s\"},{\"user_id\":2,\"token\":\"%s~!\",\"ttl_seconds\":60}]"
                    .formatted(TOKEN, TOKEN)))
        .containsExactly(
            new IssuedToken("entry 1", 1, TOKEN, Optional.empty()),
            new IssuedToken("entry 2", 2, TOKEN + "~!", Optional.of(Duration.ofMinutes(1))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0123456789abcde",
        "0123456789 abcdef",
        "0123456789abcdef\\n",
        "0123456789abcdé"
      })
  void refusesATokenThatNoHeaderHolds(String token) {
    assertThat(refused("[{\"user_id\":1,\"token\":\"" + token + "\"}]"))
        .extracting(FieldError::field)
        .containsExactly("entry 1: token");
  }

  @Test
  void refusesATokenThatIsTooLong() {
    read("[{\"user_id\":1,\"token\":\"" + "x".repeat(512) + "\"}]");
    assertThat(refused("[{\"user_id\":1,\"token\":\"" + "x".repeat(513) + "\"}]")).hasSize(1);
  }

  @Test
  void reportsEveryBadEntry() {
    assertThat(
            refused(
                "[{\"token\":\"%s\"},7,{\"user_id\":1.5,\"token\":\"%s\",\"ttl_seconds\":0},"
                        .formatted(TOKEN, TOKEN)
                    + "{\"user_id\":1,\"token\":\"%s\",\"ttl_seconds\":315360001}]"
                        .formatted(TOKEN)))
        .extracting(FieldError::field)
        .containsExactly(
            "entry 1: user_id",
            "entry 2: token",
            "entry 2: user_id",
            "entry 3: user_id",
            "entry 3: ttl_seconds",
            "entry 4: ttl_seconds");
  }

  @Test
  void refusesAnEmptyList() {
    assertThat(refused("[]")).extracting(FieldError::field).containsExactly("body");
  }
}
