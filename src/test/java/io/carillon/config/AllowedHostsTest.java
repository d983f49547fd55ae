package io.carillon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

  private final AllowedHosts hosts =
      new AllowedHosts(List.of("localhost", "127.0.0.1", "[::1]", "Chat.Example.edu", ".uni.edu"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost",
        "http://localhost:3000",
        "https://LOCALHOST:8443",
        "http://127.0.0.1:8000",
        "http://[::1]:8000",
        "https://chat.example.edu",
        "https://chat.example.edu.",
        "https://uni.edu",
        "https://a.b.uni.edu:1"
      })
  void allowsAnOriginByItsHostAlone(String origin) {
    assertThat(hosts.allowsOrigin(origin)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "",
        "localhost",
        "http://",
        "http:///x",
        "http://localhost.evil.com",
        "http://evil.com/localhost",
        "http://localhost@evil.com",
        "http://evil.com@localhost",
        "http://evil.com#localhost",
        "http://notuni.edu",
        "http://sub.chat.example.edu",
        "http://127.0.0.2",
        "http://local host",
        "http://localhost:port",
        "http://localhost:65536",
        "http://[::1]:99999",
        "http://localhost:4294967296",
        "http://b\u00fccher.example",
        "http://localhost..",
        "http://"
      })
  void refusesAnyOther(String origin) {
    assertThat(hosts.allowsOrigin(origin)).isFalse();
  }

  @Test
  void comparesTheHostHeaderAlike() {
    assertThat(hosts.allowsHost("LocalHost:8000")).isTrue();
    assertThat(hosts.allowsHost("[::1]:8000")).isTrue();
    assertThat(hosts.allowsHost("x.uni.edu")).isTrue();
    assertThat(hosts.allowsHost("evil.com")).isFalse();
    assertThat(hosts.allowsHost("")).isFalse();
    assertThat(hosts.allowsHost("localhost:8000:9")).isFalse();
    assertThat(hosts.allowsHost("localhost:65535")).isTrue();
    assertThat(hosts.allowsHost("localhost:65536")).isFalse();
  }

  @Test
  void aStarAllowsEverything() {
    AllowedHosts all = new AllowedHosts(List.of("*"));
    assertThat(all.allowsAll()).isTrue();
    assertThat(all.allowsOrigin("null")).isTrue();
    assertThat(all.allowsHost("anything")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.edu",
        "example.edu:8000",
        "*.example.edu",
        "a b",
        "/x",
        "a@b",
        "a?b",
        "a#b",
        "a..b",
        ".",
        "..",
        "127.1",
        "0x7f.1",
        "999.0.0.1",
        "[x]",
        "[::1",
        ".[::1]",
        "[1.2.3]",
        "a\\b",
        "-.%"
      })
  void refusesARuleThatIsNoHost(String rule) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AllowedHosts(List.of(rule)))
        .withMessageContaining(rule);
  }

  @ParameterizedTest
  @CsvSource({
    "my_host, my_host",
    "b\u00fccher.example, xn--bcher-kva.example",
    "B\u00dcCHER.example, XN--BCHER-KVA.example",
    ".b\u00fccher.example, www.xn--bcher-kva.example",
    "xn--bcher-kva.example, xn--bcher-kva.example",
    "example.edu., example.edu",
    "example.edu, example.edu.",
    ".example.edu., a.example.edu.",
    "[0:0:0:0:0:0:0:1], [::1]",
    "[::1], [0::1]",
    "127.0.0.1, 127.0.0.1"
  })
  void matchesAHostHoweverItIsWritten(String rule, String host) {
    AllowedHosts one = new AllowedHosts(List.of(rule));
    assertThat(one.allowsHost(host + ":8000")).isTrue();
    assertThat(one.allowsOrigin("https://" + host)).isTrue();
  }

  @Test
  void saysWhichRuleAnOriginFailed() {
    assertThat(hosts.whyNotOrigin("http://evil.com")).contains("none of", "Chat.Example.edu");
    assertThat(hosts.whyNotOrigin("null")).contains("names no host");
  }

  @Test
  void thisMachinesNamesForItselfAreNobodyElsesWayHere() {
    List<String> own = List.of("localhost", "LOCALHOST", "a.localhost", "127.0.0.1", "[::1]");
    assertThat(new AllowedHosts(own).reachedByOthers()).isEmpty();
    for (String other : List.of("example.edu", "*", "192.0.2.1", "[2001:db8::1]")) {
      assertThat(new AllowedHosts(List.of("127.0.0.1", other)).reachedByOthers()).contains(other);
    }
  }
}
