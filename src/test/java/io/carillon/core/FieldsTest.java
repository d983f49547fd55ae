package io.carillon.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FieldsTest {

  private final Fields fields = new Fields();

  @Test
  void readsAPageWithItsDefaults() {
    assertThat(fields.page(null, "", null))
        .isEqualTo(new Page(OptionalLong.empty(), OptionalLong.empty(), 50));
    assertThat(fields.page("9", "0", "200"))
        .isEqualTo(new Page(OptionalLong.of(9), OptionalLong.of(0), 200));
    fields.check();
  }

  @Test
  void reportsEveryBadFieldByName() {
    fields.text("title", "", 5);
    fields.text("body", "123456", 5);
    fields.id("with", (Long) null);
    fields.id("before", "x");
    fields.limit("201");

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(fields::check)
        .satisfies(
            problem ->
                assertThat(problem.errors())
                    .extracting(Problem.FieldError::field)
                    .containsExactly("title", "body", "with", "before", "limit"));
  }

  @Test
  void reportsABadLimitOnce() {
    fields.limit("many");

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(fields::check)
        .satisfies(problem -> assertThat(problem.errors()).hasSize(1));
  }
}
