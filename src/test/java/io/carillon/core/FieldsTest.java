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

  @Test
  void namesTheEntryThatAFieldIsOf() {
    Fields entry = new Fields("line 3");
    entry.line("username", "a\nb", 150);
    entry.givenId("id", 0L);
    entry.givenId("college_id", null);
    entry.role("role", "teacher");

    assertThat(entry.errors())
        .extracting(Problem.FieldError::field)
        .containsExactly("line 3: username", "line 3: id", "line 3: role");
  }

  @Test
  void keepsOnlyTheFirstFaultOfAField() {
    fields.wrong("username", "must be a string");
    fields.line("username", null, 150);

    assertThat(fields.errors())
        .containsExactly(new Problem.FieldError("username", "must be a string"));
  }

  @Test
  void readsFlags() {
    assertThat(fields.flag("partial", null)).isFalse();
    assertThat(fields.flag("partial", "false")).isFalse();
    assertThat(fields.flag("partial", "true")).isTrue();
    fields.check();

    fields.flag("partial", "yes");
    assertThat(fields.errors()).hasSize(1);
  }
}
