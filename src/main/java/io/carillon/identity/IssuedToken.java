package io.carillon.identity;

import java.time.Duration;
import java.util.Optional;

/**
 * A token that another system has given out, to be taken over as it is.
 *
 * @param place what it is called in errors, such as "entry 3"
 * @param ttl empty for the configured one
 */
public record IssuedToken(String place, long userId, String token, Optional<Duration> ttl) {

  /** Never shows the token, wherever it is printed. */
  @Override
  public String toString() {
    return "IssuedToken[" + place + ", " + userId + ", " + ttl + "]";
  }
}
