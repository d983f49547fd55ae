package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The address of a notice")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoticePageIT {

  private final Rest rest;

  NoticePageIT(Carillon carillon) {
    this.rest = new Rest(carillon);
  }

  private Answer get(String path) {
    return rest.send(rest.request(path).GET());
  }

  /** Whether there is such a notice is for the page to find out, for whoever has signed in. */
  @Test
  void answersWithThePageAndTheWayBackToTheRoot() {
    Answer page = get("/notices/42").is(200);

    assertThat(page.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
    assertThat(page.header("Content-Security-Policy")).contains("script-src 'self';");
    assertThat(page.body())
        .isEqualTo(get("/").is(200).body().replace("<base href=\"./\">", "<base href=\"../\">"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/notices",
        "/notices/",
        "/notices/x",
        "/notices/42/",
        "/notices/42/x",
        "/notices/-1"
      })
  void nothingElseUnderItIsThere(String path) {
    assertThat(get(path).is(404).body()).doesNotContain("<html");
  }
}
