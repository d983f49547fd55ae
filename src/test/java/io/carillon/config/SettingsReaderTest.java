package io.carillon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

  private static Settings read(Map<String, String> configured) {
    return new SettingsReader(name -> Optional.ofNullable(configured.get(name))).read();
  }

  @Test
  void hasTheDocumentedDefaults() {
    Settings settings = read(Map.of());

    assertThat(settings.data()).isEqualTo(Path.of("data").toAbsolutePath());
    assertThat(settings.demo()).isFalse();
    assertThat(settings.adminPassword()).isEmpty();
    assertThat(settings.cluster()).isFalse();
    assertThat(settings.tokenTtl()).isEqualTo(Duration.ofDays(30));
    assertThat(settings.access().nativeClients()).isFalse();
    assertThat(settings.access().allowedHosts().allowsHost("[::1]")).isTrue();
    assertThat(settings.access().allowedHosts().allowsHost("example.edu")).isFalse();
    assertThat(settings.db().vendor()).isEqualTo(Database.H2);
    assertThat(settings.db().url()).contains("WRITE_DELAY=0");
    assertThat(settings.limits().frameBytes()).isEqualTo(1_048_576);
    assertThat(settings.limits().textChars()).isEqualTo(32_768);
    assertThat(settings.limits().textBytes()).isEqualTo(98_304);
    assertThat(settings.limits().heldBytes())
        .isEqualTo((int) Math.max(8 << 20, Runtime.getRuntime().maxMemory() / 16));
    assertThat(settings.limits().framesPerSecond()).isEqualTo(2_000);
    assertThat(settings.limits().socketsPerUser()).isEqualTo(64);
    assertThat(settings.limits().socketsPerAddress()).isEmpty();
    assertThat(settings.limits().outboxFrames()).isEqualTo(4_096);
  }

  @Test
  void takesWhatIsConfigured() {
    Settings settings =
        read(
            Map.of(
                "carillon.allowed-hosts", " a.localhost , .b.localhost",
                "carillon.trusted-proxies", "10.0.0.1",
                "carillon.demo", "true",
                "carillon.token.ttl", "PT12H",
                "carillon.db.url", "jdbc:postgresql://db/carillon",
                "carillon.db.user", "c",
                "carillon.db.password", "secret"));

    assertThat(settings.demo()).isTrue();
    assertThat(settings.access().allowedHosts().allowsHost("x.b.localhost")).isTrue();
    assertThat(settings.access().trustedProxies()).hasToString("10.0.0.1");
    assertThat(settings.tokenTtl()).isEqualTo(Duration.ofHours(12));
    assertThat(settings.db().vendor()).isEqualTo(Database.POSTGRESQL);
    assertThat(settings.toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "carillon.demo, maybe",
    "carillon.native-clients, 1",
    "carillon.allowed-hosts, http://a.edu",
    "carillon.trusted-proxies, proxy.example.edu",
    "carillon.db.url, jdbc:mysql://db/x",
    "carillon.cluster, yes",
    "carillon.cluster, true",
    "carillon.token.ttl, 30 days",
    "carillon.token.ttl, PT0S",
    "carillon.limits.frame-bytes, 1M",
    "carillon.limits.frame-bytes, 999999999",
    "carillon.limits.text-chars, 0",
    "carillon.limits.text-bytes, 2000000",
    "carillon.limits.held-bytes, 1000000",
    "carillon.limits.frames-per-second, -1",
    "carillon.limits.sockets-per-user, 99999999999",
    "carillon.limits.sockets-per-address, off",
    "carillon.admin.password, seven77",
    "carillon.data, /var/lib/a;b",
    "carillon.outbox.frames, 1"
  })
  void refusesABadValueByItsName(String name, String value) {
    assertThatIllegalStateException()
        .isThrownBy(() -> read(Map.of(name, value)))
        .withMessageContaining(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a${x}b-long", "a$$b-long", "ab-long-$", "a\\b-long", " both ends ", "${HOME}-x"})
  void takesSecretsAndFoldersLiterally(String text) {
    Settings settings =
        read(
            Map.of(
                "carillon.db.user", text,
                "carillon.db.password", text,
                "carillon.admin.password", text,
                "carillon.data", "/" + text));

    assertThat(settings.db().user()).isEqualTo(text);
    assertThat(settings.db().password()).isEqualTo(text);
    assertThat(settings.adminPassword()).contains(text);
    assertThat(settings.data()).isEqualTo(Path.of("/" + text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"chat.example.edu", "localhost,.example.edu", "*", "10.0.0.1", "[::2]"})
  void refusesDemoDataWhereOthersCome(String hosts) {
    assertThatIllegalStateException()
        .isThrownBy(() -> read(Map.of("carillon.demo", "true", "carillon.allowed-hosts", hosts)))
        .withMessageContaining("carillon.demo must be false");
    assertThat(read(Map.of("carillon.allowed-hosts", hosts)).demo()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST, chat.localhost", "127.0.0.1,[::1],.localhost"})
  void takesDemoDataWithThisMachinesOwnNames(String hosts) {
    assertThat(read(Map.of("carillon.demo", "true", "carillon.allowed-hosts", hosts)).demo())
        .isTrue();
  }

  @Test
  void namesAllBadValuesAtOnce() {
    assertThatIllegalStateException()
        .isThrownBy(() -> read(Map.of("carillon.demo", "x", "carillon.outbox.frames", "y")))
        .withMessageContaining("carillon.demo")
        .withMessageContaining("carillon.outbox.frames");
  }
}
