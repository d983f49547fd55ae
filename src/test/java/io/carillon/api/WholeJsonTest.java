package io.carillon.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeJsonTest {

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "1", "null", "{\"a\":{\"b\":[1,{}]}}", "{\"a\":1} and more"})
  void isAValueWithItsEnd(String json) {
    assertThatCode(() -> WholeJson.require(json.getBytes(UTF_8))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "{", "{\"x\":{", "{\"x\":[", "{\"x\":{\"y\":1,", "[{\"x\":[1]"})
  void isNoneWithoutIt(String json) {
    assertThatThrownBy(() -> WholeJson.require(json.getBytes(UTF_8)))
        .isInstanceOf(RuntimeException.class);
  }
}
