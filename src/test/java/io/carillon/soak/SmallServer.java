package io.carillon.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Carillon;
import io.carillon.it.Rest;
import java.util.Map;

/** The executable jar with 512 MB. */
final class SmallServer {

  private SmallServer() {}

  static Carillon start(String name) {
    return Carillon.start(name, Map.of("JDK_JAVA_OPTIONS", "-Xmx512m"));
  }

  /** It is ready, and never lacked memory. */
  static void assertWell(Carillon carillon) {
    Rest rest = new Rest(carillon);
    assertThat(rest.send(rest.request("/health/ready").GET()).status()).isEqualTo(200);
    assertThat(carillon.logLines()).noneMatch(line -> line.contains("OutOfMemoryError"));
  }
}
