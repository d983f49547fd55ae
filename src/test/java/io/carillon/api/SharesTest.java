package io.carillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharesTest {

  private final Shares shares = new Shares(5, 3);

  @Test
  void aPartyHasNoMoreThanItsShare() {
    assertThat(shares.take("a", 2)).isTrue();
    assertThat(shares.take("a", 2)).isFalse();
    assertThat(shares.take("a", 1)).isTrue();
  }

  @Test
  void allHaveNoMoreThanThereIs() {
    assertThat(shares.take("a", 3)).isTrue();
    assertThat(shares.take("b", 3)).isFalse();
    assertThat(shares.take("b", 2)).isTrue();
    assertThat(shares.take("c", 1)).isFalse();
  }

  @Test
  void whatIsGivenBackIsThereAgain() {
    assertThat(shares.take("a", 3)).isTrue();
    shares.giveBack("a", 2);
    assertThat(shares.take("b", 3)).isTrue();
    assertThat(shares.take("a", 1)).isTrue();
    shares.giveBack("b", 3);
    assertThat(shares.take("c", 3)).isTrue();
  }
}
