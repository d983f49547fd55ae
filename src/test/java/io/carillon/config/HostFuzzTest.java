package io.carillon.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** {@code Origin}, {@code Host} and {@code X-Forwarded-For} as anyone may send them. */
class HostFuzzTest {

  /** Whatever follows the host, nothing before it may make it another one. */
  private static final Pattern OURS =
      Pattern.compile(
          "(?:[a-z][a-z0-9+.-]*://)?(?:localhost|\\[::1]|(?:[^/?#@:\\\\]*\\.)?example\\.edu)"
              + "\\.?(?::\\d*)?(?:[/?#].*)?",
          Pattern.DOTALL);

  private static final String PEER = "10.0.0.1";

  private final AllowedHosts hosts =
      new AllowedHosts(List.of("localhost", "[::1]", ".example.edu"));
  private final TrustedProxies proxies = TrustedProxies.of(List.of(PEER, "10.0.0.2"));
  private final TrustedProxies none = TrustedProxies.of(List.of());

  @FuzzTest
  void onlyOurHostsAreAllowed(byte[] bytes) {
    String header = new String(bytes, UTF_8);
    if (hosts.allowsOrigin(header) || hosts.allowsHost(header)) {
      assertThat(header.toLowerCase(Locale.ROOT)).matches(OURS);
    }
    assertThat(proxies.clientAddress(PEER, List.of(header, header))).isNotEmpty();
    assertThat(none.clientAddress(PEER, List.of(header))).isEqualTo(PEER);
  }
}
