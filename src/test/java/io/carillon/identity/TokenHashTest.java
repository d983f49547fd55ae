package io.carillon.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenHashTest {

  @Test
  void isSha256OfTheCharactersInHexadecimal() {
    assertThat(TokenHash.of("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void tellsTokensApartThatDecodeToTheSameBytes() {
    assertThat(TokenHash.of("AAB")).isNotEqualTo(TokenHash.of("AAA"));
  }
}
