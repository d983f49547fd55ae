package io.carillon.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeJsonTest {

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "1", "null", "{\"a\":{\"b\":[1,{}]}}", " {\"a\":1}\r\n "})
  void isAValueWithItsEnd(String json) {
    assertThatCode(() -> WholeJson.require(json.getBytes(UTF_8))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "{", "{\"x\":{", "{\"x\":[", "{\"x\":{\"y\":1,", "[{\"x\":[1]"})
  void isNoneWithoutIt(String json) {
    assertThatThrownBy(() -> WholeJson.require(json.getBytes(UTF_8)))
        .isInstanceOf(RuntimeException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1} and more", "{}{}", "{},", "1 2", "[]]", "{}\0", "null x"})
  void isNoneWithMoreBehindIt(String json) {
    assertThatThrownBy(() -> WholeJson.require(json.getBytes(UTF_8)))
        .isInstanceOf(RuntimeException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ff", "c3", "c328", "eda080", "f8888080", "c0af", "e282"})
  void isNoneInBrokenUtf8(String broken) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    json.writeBytes("{\"a\":\"".getBytes(UTF_8));
    json.writeBytes(HexFormat.of().parseHex(broken));
    json.writeBytes("\"}".getBytes(UTF_8));
    assertThatThrownBy(() -> WholeJson.require(json.toByteArray()))
        .isInstanceOf(RuntimeException.class);
  }
}
