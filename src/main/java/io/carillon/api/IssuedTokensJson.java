package io.carillon.api;

import io.carillon.core.Fields;
import io.carillon.core.Problem;
import io.carillon.identity.IssuedToken;
import jakarta.json.JsonArray;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads tokens that an existing back end has given out. */
final class IssuedTokensJson {

  private static final Pattern TOKEN = Pattern.compile("[!-~]{16,512}");
  private static final long MAX_TTL_SECONDS = Duration.ofDays(3_650).toSeconds();

  private IssuedTokensJson() {}

  /**
   * @throws Problem {@code INVALID} with everything that is wrong
   */
  static List<IssuedToken> read(JsonArray entries) {
    List<Problem.FieldError> errors = new ArrayList<>();
    List<IssuedToken> tokens =
        JsonEntry.readAll(
            entries,
            (place, entry) -> {
              Fields fields = new Fields(place);
              IssuedToken token = read(place, entry, fields);
              errors.addAll(fields.errors());
              return token;
            });
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
    return tokens;
  }

  private static IssuedToken read(String place, JsonEntry entry, Fields fields) {
    Long user = entry.number("user_id", fields);
    String token = entry.text("token", fields);
    if (token == null || !TOKEN.matcher(token).matches()) {
      fields.wrong("token", "must be 16 to 512 printable ASCII characters, without spaces");
    }
    return new IssuedToken(
        place, fields.id("user_id", user), token, ttl(entry.number("ttl_seconds", fields), fields));
  }

  /** From a second to ten years; empty for the configured one. */
  static Optional<Duration> ttl(Long seconds, Fields fields) {
    OptionalLong ttl = fields.range("ttl_seconds", seconds, 1, MAX_TTL_SECONDS);
    return ttl.isPresent() ? Optional.of(Duration.ofSeconds(ttl.getAsLong())) : Optional.empty();
  }
}
