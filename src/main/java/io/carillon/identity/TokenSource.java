package io.carillon.identity;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes the characters of new tokens. */
final class TokenSource {

  private static final int RANDOM_BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  String next() {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
