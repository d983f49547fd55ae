package io.carillon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {

  private final TrustedProxies proxies = new TrustedProxies(List.of("10.0.0.1", "10.0.0.2"));

  @Test
  void believesOnlyAProxyItKnows() {
    assertThat(proxies.clientAddress("1.2.3.4", List.of("9.9.9.9"))).isEqualTo("1.2.3.4");
    assertThat(proxies.clientAddress("10.0.0.1", List.of("9.9.9.9"))).isEqualTo("9.9.9.9");
  }

  @Test
  void takesTheLastAddressThatIsNoProxy() {
    assertThat(proxies.clientAddress("10.0.0.1", List.of("6.6.6.6, 9.9.9.9", "10.0.0.2")))
        .isEqualTo("9.9.9.9");
  }

  @Test
  void staysWithTheProxyWhenNothingWasForwarded() {
    assertThat(proxies.clientAddress("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
    assertThat(proxies.clientAddress("10.0.0.1", List.of(" "))).isEqualTo("10.0.0.1");
  }
}
