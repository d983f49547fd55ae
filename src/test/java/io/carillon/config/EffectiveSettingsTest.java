package io.carillon.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.config.EffectiveSettings.Shown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectiveSettingsTest {

  private static List<Shown> shown(Map<String, String> configured) {
    Function<String, Optional<String>> source = name -> Optional.ofNullable(configured.get(name));
    return EffectiveSettings.all(new SettingsReader(source).read(), source);
  }

  private static Shown one(String name, Map<String, String> configured) {
    return shown(configured).stream()
        .filter(setting -> setting.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void allSettingsAreShown() {
    assertThat(shown(Map.of()).stream().map(Shown::name))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(SettingNames.all());
  }

  @Test
  void eachIsExplained() {
    assertThat(EffectiveSettings.meanings().stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(SettingNames.all());
    assertThat(shown(Map.of()).stream().map(Shown::meaning)).allMatch(text -> text.endsWith("."));
  }

  @Test
  void noPasswordIsEverShown() {
    List<Shown> shown =
        shown(
            Map.of(
                "carillon.admin.password", "s3cret-1",
                "carillon.db.password", "s3cret-2",
                "carillon.broker.password", "s3cret-3",
                "carillon.db.url", "jdbc:postgresql://db/carillon?user=u&password=s3cret-4",
                "carillon.broker.url", "tcp://user:s3cret-5@broker:61616"));

    assertThat(shown.toString()).doesNotContain("s3cret");
    assertThat(shown)
        .filteredOn(setting -> setting.name().endsWith("password"))
        .hasSize(3)
        .allMatch(Shown::secret)
        .allMatch(Shown::configured)
        .allMatch(setting -> setting.value().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db.example:5432/carillon, jdbc:postgresql://db.example:5432/carillon",
    "jdbc:postgresql://db/carillon?password=s3cret&x=y, jdbc:postgresql://db/carillon…",
    "jdbc:h2:file:/data/db;USER=u;PASSWORD=s3cret, jdbc:h2:file:/data/db…",
    "'(tcp://one:61616?password=s3cret,tcp://two:61616)', (tcp://one:61616…",
    "tcp://user:s3?cret@broker:61616, tcp:…",
    "tcp://broker?user=a@b&password=s3cret, tcp:…",
    "s3cret@broker, …"
  })
  void aUrlIsShownWithoutWhatMayBeSecretInIt(String url, String shown) {
    assertThat(EffectiveSettings.withoutSecrets(url)).isEqualTo(shown);
  }

  @Test
  void aSettingShowsItsDefaultOrWhatWasSet() {
    String meaning = "Frames that wait for one connection.";
    assertThat(one("carillon.outbox.frames", Map.of()))
        .isEqualTo(new Shown("carillon.outbox.frames", meaning, Optional.of("4096"), false, false));
    assertThat(one("carillon.outbox.frames", Map.of("carillon.outbox.frames", "64")))
        .isEqualTo(new Shown("carillon.outbox.frames", meaning, Optional.of("64"), false, true));
    assertThat(one("carillon.limits.sockets-per-address", Map.of()).value()).isEmpty();
    assertThat(one("carillon.allowed-hosts", Map.of()).value())
        .contains("localhost, 127.0.0.1, [::1]");
  }
}
