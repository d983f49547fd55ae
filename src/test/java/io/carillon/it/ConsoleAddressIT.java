package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A console is at its address")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleAddressIT {

  private final Rest rest;

  ConsoleAddressIT(Carillon carillon) {
    this.rest = new Rest(carillon);
  }

  @ParameterizedTest
  @ValueSource(strings = {"staff", "admin"})
  void withASlash(String console) {
    Answer page = rest.send(rest.request("/" + console + "/").GET()).is(200);

    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'");
    assertThat(page.body()).contains("main.js").doesNotContain("<style", "style=", "onload=");
  }

  /** Relative, so that it is right behind any proxy and at any context root. */
  @ParameterizedTest
  @ValueSource(strings = {"staff", "admin"})
  void withoutASlash(String console) {
    Answer redirect = rest.send(rest.request("/" + console).GET()).is(302);

    assertThat(redirect.header("Location")).isEqualTo(console + "/");
  }
}
