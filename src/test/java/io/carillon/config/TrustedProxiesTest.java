package io.carillon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTest {

  private final TrustedProxies proxies = TrustedProxies.of(List.of("10.0.0.1", "10.0.0.2"));

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
  void knowsProxiesByTheirNetwork() {
    TrustedProxies networks = TrustedProxies.of(List.of("10.244.0.0/16", "fd00:10::/32"));
    assertThat(networks.clientAddress("10.244.7.9", List.of("6.6.6.6, 9.9.9.9, fd00:10:0::5")))
        .isEqualTo("9.9.9.9");
    assertThat(networks.clientAddress("fd00:10::5", List.of("2001:db8::1")))
        .isEqualTo("2001:db8::1");
    assertThat(networks.clientAddress("10.245.7.9", List.of("9.9.9.9"))).isEqualTo("10.245.7.9");
  }

  @Test
  void believesNothingBehindWhatIsNoAddress() {
    TrustedProxies all = TrustedProxies.of(List.of("0.0.0.0/0"));
    assertThat(all.clientAddress("10.0.0.1", List.of("9.9.9.9, localhost"))).isEqualTo("10.0.0.1");
    assertThat(all.clientAddress("10.0.0.1", List.of("9.9.9.9, unknown, 8.8.8.8")))
        .isEqualTo("8.8.8.8");
  }

  @Test
  void staysWithTheProxyWhenNothingWasForwarded() {
    assertThat(proxies.clientAddress("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
    assertThat(proxies.clientAddress("10.0.0.1", List.of(" "))).isEqualTo("10.0.0.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9.9.9.9:5678 | 9.9.9.9",
        "[2001:db8::1] | 2001:db8::1",
        "[2001:db8::1]:443 | 2001:db8::1",
        "2001:db8::1 | 2001:db8::1",
        "6.6.6.6, 9.9.9.9:1, 10.0.0.2:99 | 9.9.9.9",
        "9.9.9.9, | 9.9.9.9",
        "9.9.9.9,, ,10.0.0.2 | 9.9.9.9",
        "unknown | 10.0.0.1",
        "6.6.6.6, unknown, 10.0.0.2 | 10.0.0.2",
        "_hidden | 10.0.0.1",
        "[unknown]:1 | 10.0.0.1",
        "9.9.9.9:port | 10.0.0.1",
        "999.9.9.9 | 10.0.0.1"
      })
  void understandsWhatProxiesWrite(String forwarded, String client) {
    assertThat(proxies.clientAddress("10.0.0.1", List.of(forwarded))).isEqualTo(client);
  }
}
