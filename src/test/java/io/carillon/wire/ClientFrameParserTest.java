package io.carillon.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientFrameParserTest {

  private final ClientFrameParser parser = new ClientFrameParser(10, 40);

  @Test
  void takesAMessageWithAndWithoutAttachment() {
    assertThat(parser.parse("{\"receiver_id\":2,\"message\":\"hi\"}"))
        .isEqualTo(new ClientFrame.SendMessage(2, "hi", Optional.empty(), Optional.empty()));
    assertThat(parser.parse("{\"attachment\":\"HTTPS://x.edu/ф\",\"receiver_id\":2}"))
        .isEqualTo(
            new ClientFrame.SendMessage(2, "", Optional.of("HTTPS://x.edu/ф"), Optional.empty()));
  }

  @Test
  void ignoresUnknownKeysAndTakesTheLastOfARepeatedOne() {
    assertThat(
            parser.parse(
                "{\"x\":{\"message\":[1,{}]},\"receiver_id\":1,\"receiver_id\":2,"
                    + "\"message\":\"hi\",\"y\":null}"))
        .isEqualTo(new ClientFrame.SendMessage(2, "hi", Optional.empty(), Optional.empty()));
  }

  @Test
  void keepsTheTextAsItWasWritten() {
    assertThat(parser.parse("{\"receiver_id\":2,\"message\":\" a\\n \"}"))
        .isEqualTo(new ClientFrame.SendMessage(2, " a\n ", Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "1",
        "\"text\"",
        "[]",
        "{",
        "{\"receiver_id\":2",
        "{receiver_id:2}",
        "{\"receiver_id\":2,}",
        "{\"receiver_id\":02,\"message\":\"x\"}",
        "{\"receiver_id\":NaN,\"message\":\"x\"}",
        "{\"receiver_id\":2,\"message\":\"a\tb\"}",
        "{\"receiver_id\":2,\"message\":\"x\"} {}",
        "{\"receiver_id\":2,\"message\":\"x\"}x",
        "{'receiver_id':2}"
      })
  void isInvalidJsonUnlessItIsOneObject(String text) {
    assertRejected(text, ErrorText.INVALID_JSON);
  }

  @Test
  void isInvalidJsonWhenNestedPastTheLimit() {
    String deep = "[".repeat(64) + "]".repeat(64);
    String shallow = "[".repeat(60) + "]".repeat(60);
    assertRejected("{\"x\":" + deep + "}", ErrorText.INVALID_JSON);
    assertRejected("{\"x\":" + shallow + "}", ErrorText.RECEIVER_REQUIRED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"message\":5}", "{\"receiver_id\":null,\"message\":\"x\"}"})
  void asksForTheReceiverFirst(String text) {
    assertRejected(text, ErrorText.RECEIVER_REQUIRED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"receiver_id\":2}",
        "{\"receiver_id\":\"no\"}",
        "{\"receiver_id\":2,\"message\":null,\"attachment\":null}",
        "{\"receiver_id\":2,\"message\":\"\",\"attachment\":\" \"}",
        "{\"receiver_id\":2,\"message\":\" \\t\\u00a0\\u2003\"}"
      })
  void asksForContentSecond(String text) {
    assertRejected(text, ErrorText.CONTENT_REQUIRED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "true", "{}", "[\"x\"]", "1.5"})
  void wantsStringsForContent(String value) {
    assertRejected("{\"receiver_id\":2,\"message\":" + value + "}", "message must be a string");
    assertRejected(
        "{\"receiver_id\":2,\"message\":\"x\",\"attachment\":" + value + "}",
        "attachment must be a string");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "//x.edu/f",
        "https://x.edu/a\\nb",
        "https://x.edu/\\u0000",
        "/media/\\u0000"
      })
  void wantsAWebAddressOrAPathForAnAttachment(String url) {
    assertRejected(
        "{\"receiver_id\":2,\"attachment\":\"" + url + "\"}",
        "attachment must be an http or https URL, or a path that begins with one /");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\u0000", "\\ud800", "\\udc00\\ud800"})
  void refusesWhatTheStoreCannotHold(String text) {
    assertRejected(
        "{\"receiver_id\":2,\"message\":\"" + text + "\"}",
        "message holds a character that cannot be stored");
  }

  @Test
  void countsCharactersNotCodeUnits() {
    assertThat(parser.parse("{\"receiver_id\":2,\"message\":\"" + "😀".repeat(10) + "\"}"))
        .isInstanceOf(ClientFrame.SendMessage.class);
    assertRejected(
        "{\"receiver_id\":2,\"message\":\"" + "😀".repeat(11) + "\"}",
        "message is too long, the limit is 10 characters");
  }

  @Test
  void countsBytesToo() {
    ClientFrameParser smaller = new ClientFrameParser(10, 30);
    assertThat(smaller.parse("{\"receiver_id\":2,\"message\":\"" + "€".repeat(10) + "\"}"))
        .isInstanceOf(ClientFrame.SendMessage.class);
    assertThat(smaller.parse("{\"receiver_id\":2,\"message\":\"" + "😀".repeat(8) + "\"}"))
        .isEqualTo(
            new ClientFrame.Rejected(
                "message is too long, the limit is 30 bytes in UTF-8", Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://x.edu/my file [1] {v} 100%.pdf",
        "HTTPS://x.edu/ä|^😀\\t ",
        "/media/a.pdf",
        "/media/a b\\\\c"
      })
  void keepsAnAttachmentAsItWasWritten(String json) {
    String url = json.replace("\\t", "\t").replace("\\\\", "\\");
    assertThat(parser.parse("{\"receiver_id\":2,\"attachment\":\"" + json + "\"}"))
        .isEqualTo(new ClientFrame.SendMessage(2, "", Optional.of(url), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2.0",
        "2e0",
        "2E+0",
        "20e-1",
        "0.2e1",
        "\"2\"",
        "\" 2\\n\"",
        "\"\\u00a02\\u2003\"",
        "\"0002\""
      })
  void takesAWholeNumberHoweverItIsWritten(String receiver) {
    assertThat(parser.parse("{\"receiver_id\":" + receiver + ",\"message\":\"x\"}"))
        .isEqualTo(new ClientFrame.SendMessage(2, "x", Optional.empty(), Optional.empty()));
  }

  /** The text "0" is not: Python takes only the empty one for nothing. */
  @Test
  void takesTheTextOfAnyDigitsForAnId() {
    assertThat(parser.parse("{\"receiver_id\":\"0\",\"message\":\"x\"}"))
        .isEqualTo(new ClientFrame.SendMessage(0, "x", Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "0", "-0", "0.0", "-0e5", "false"})
  void takesWhatPythonTakesForNothingForMissing(String nothing) {
    assertRejected(
        "{\"receiver_id\":" + nothing + ",\"message\":\"x\"}", ErrorText.RECEIVER_REQUIRED);
    assertRejected(
        "{\"receiver_id\":2,\"message\":" + nothing + ",\"attachment\":" + nothing + "}",
        ErrorText.CONTENT_REQUIRED);
    assertThat(parser.parse("{\"receiver_id\":2,\"message\":\"x\",\"attachment\":" + nothing + "}"))
        .isEqualTo(new ClientFrame.SendMessage(2, "x", Optional.empty(), Optional.empty()));
    assertThat(
            parser.parse("{\"receiver_id\":2,\"message\":" + nothing + ",\"attachment\":\"/a\"}"))
        .isEqualTo(new ClientFrame.SendMessage(2, "", Optional.of("/a"), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2x\"",
        "\"+2\"",
        "\"-2\"",
        "\"2.0\"",
        "\"2 2\"",
        "\"1_0\"",
        "\"\\u0662\"",
        "\" \"",
        "\"9223372036854775808\"",
        "1.5",
        "2e-1",
        "1e999999999",
        "1e99999999999",
        "true",
        "[]",
        "{}",
        "[2]",
        "9223372036854775808"
      })
  void findsNoReceiverThatIsNotAnIntegerInRange(String receiver) {
    assertRejected(
        "{\"receiver_id\":" + receiver + ",\"message\":\"x\"}", ErrorText.RECEIVER_NOT_FOUND);
  }

  @Test
  void spendsNoTimeOnANumberOfAMillionDigits() {
    for (String number : List.of("1" + "0".repeat(1_000_000), "2." + "0".repeat(1_000_000))) {
      assertRejected(
          "{\"receiver_id\":" + number + ",\"message\":\"x\"}", ErrorText.RECEIVER_NOT_FOUND);
    }
  }

  @Test
  void takesTheSendersOwnReference() {
    assertThat(parser.parse("{\"receiver_id\":2,\"message\":\"hi\",\"client_ref\":\"r-1\"}"))
        .isEqualTo(new ClientFrame.SendMessage(2, "hi", Optional.empty(), Optional.of("r-1")));
    String longest = "😀".repeat(64);
    assertThat(
            parser.parse(
                "{\"client_ref\":\"" + longest + "\",\"receiver_id\":2,\"message\":\"m\"}"))
        .isEqualTo(new ClientFrame.SendMessage(2, "m", Optional.empty(), Optional.of(longest)));
  }

  @Test
  void takesANullReferenceForNone() {
    assertThat(parser.parse("{\"receiver_id\":2,\"message\":\"hi\",\"client_ref\":null}"))
        .isEqualTo(new ClientFrame.SendMessage(2, "hi", Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5|client_ref must be a string",
        "0|client_ref must be a string",
        "false|client_ref must be a string",
        "true|client_ref must be a string",
        "[\"r\"]|client_ref must be a string",
        "{}|client_ref must be a string",
        "\"\"|client_ref must have 1 to 64 characters",
        "\"12345678901234567890123456789012345678901234567890123456789012345\""
            + "|client_ref must have 1 to 64 characters",
        "\"\\u0000\"|client_ref holds a character that cannot be stored",
        "\"\\ud800\"|client_ref holds a character that cannot be stored"
      })
  void saysWhatIsWrongWithAReferenceAfterContentAndBeforeTheReceiver(String ref, String error) {
    String end = ",\"client_ref\":" + ref + "}";
    assertRejected("{\"receiver_id\":\"none\",\"message\":\"m\"" + end, error);
    assertRejected("{\"receiver_id\":2,\"message\":5" + end, "message must be a string");
    assertRejected("{\"receiver_id\":2" + end, ErrorText.CONTENT_REQUIRED);
    assertRejected("{\"message\":\"m\"" + end, ErrorText.RECEIVER_REQUIRED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"x\":1|receiver_id is required",
        "\"receiver_id\":2|message or attachment is required",
        "\"receiver_id\":2,\"message\":5|message must be a string",
        "\"receiver_id\":\"2x\",\"message\":\"m\"|Failed to send message. Receiver not found."
      })
  void keepsTheReferenceOfAFaultyFrame(String content, String error) {
    assertThat(parser.parse("{" + content + ",\"client_ref\":\"r-1\"}"))
        .isEqualTo(new ClientFrame.Rejected(error, Optional.of("r-1")));
  }

  private void assertRejected(String text, String error) {
    assertThat(parser.parse(text)).isEqualTo(new ClientFrame.Rejected(error, Optional.empty()));
  }
}
