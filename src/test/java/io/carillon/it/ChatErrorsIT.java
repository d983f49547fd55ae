package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A faulty chat frame")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatErrorsIT {

  private static final String INVALID_JSON = "Invalid JSON format";
  private static final String RECEIVER_REQUIRED = "receiver_id is required";
  private static final String CONTENT_REQUIRED = "message or attachment is required";
  private static final String NOT_FOUND = "Failed to send message. Receiver not found.";

  private final Carillon carillon;
  private final Person alice;
  private final Person bob;
  private ChatClient sender;
  private ChatClient receiver;

  ChatErrorsIT(Carillon carillon) {
    this.carillon = carillon;
    Rest rest = new Rest(carillon);
    this.alice = rest.login("alice");
    this.bob = rest.login("bob");
  }

  @BeforeEach
  void connect() {
    sender = ChatClient.connect(carillon, alice);
    receiver = ChatClient.connect(carillon, bob);
  }

  /** Whatever was answered: the connection goes on, and nothing was delivered. */
  @AfterEach
  void everythingGoesOn() {
    sender.sendAccepted(bob, "after a fault");
    assertThat(receiver.next().getString("message")).isEqualTo("after a fault");
    sender.assertSilent();
    sender.close();
    receiver.close();
  }

  /** Sends a frame, in which BOB stands for an existing receiver, and answers the error's text. */
  private String errorOf(String frame) {
    JsonObject answer = sender.ask(frame.replace("BOB", String.valueOf(bob.id())));
    assertThat(answer.keySet()).as(answer.toString()).containsExactlyInAnyOrder("type", "error");
    assertThat(answer.getString("type")).isEqualTo("error");
    return answer.getString("error");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hello",
        "{",
        "}",
        "{]",
        "[]",
        "[{\"receiver_id\":BOB,\"message\":\"m\"}]",
        "1",
        "\"receiver_id\"",
        "null",
        "true",
        "{\"receiver_id\":BOB,\"message\":\"m\"",
        "{\"receiver_id\":BOB,\"message\":\"m}",
        "{\"receiver_id\":BOB,\"message\":\"m\",}",
        "{\"receiver_id\":BOB \"message\":\"m\"}",
        "{\"receiver_id\":BOB,\"message\":}",
        "{\"receiver_id\":BOB,\"message\":\"m\"} x",
        "{\"receiver_id\":BOB,\"message\":\"m\"}{}",
        "{\"receiver_id\":BOB,\"message\":\"m\"},",
        "{'receiver_id':BOB,'message':'m'}",
        "{receiver_id:BOB,message:\"m\"}",
        "{\"receiver_id\":BOB,\"message\":\"a\nraw line break\"}",
        "{\"receiver_id\":BOB,\"message\":\"\\x\"}",
        "{\"receiver_id\":BOB,\"message\":\"\\u12\"}",
        "{\"receiver_id\":BOB,\"message\":undefined}",
        "{\"receiver_id\":BOB,\"message\":\"m\",\"x\":01}",
        "{\"receiver_id\":BOB,\"message\":\"m\"} // comment",
        "{}}",
        "\u0000"
      })
  void thatIsNotOneJsonObject(String frame) {
    assertThat(errorOf(frame)).isEqualTo(INVALID_JSON);
  }

  static Stream<String> nestings() {
    String start = "{\"receiver_id\":BOB,\"message\":\"m\",\"x\":";
    return Stream.of(
        start + "[".repeat(1_000) + "]".repeat(1_000) + "}",
        start + "{\"x\":".repeat(1_000) + "1" + "}".repeat(1_001),
        start + "[".repeat(100_000),
        "[".repeat(100_000),
        "{\"x\":".repeat(100_000));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("nestings")
  void thatIsNestedTooDeeply(String frame) {
    assertThat(errorOf(frame)).isEqualTo(INVALID_JSON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"message\":\"m\"}",
        "{\"receiver_id\":null,\"message\":\"m\"}",
        "{\"receiver_id\":null}",
        "{\"receiver_id\":\"\",\"message\":\"m\"}",
        "{\"receiver_id\":0,\"message\":\"m\"}",
        "{\"receiver_id\":-0,\"message\":\"m\"}",
        "{\"receiver_id\":false,\"message\":\"m\"}",
        "{\"Receiver_Id\":BOB,\"message\":\"m\"}",
        "{\"receiverId\":BOB,\"message\":\"\"}",
        "{\"message\":5,\"attachment\":\"javascript:alert(1)\"}"
      })
  void withoutAReceiver(String frame) {
    assertThat(errorOf(frame)).isEqualTo(RECEIVER_REQUIRED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"receiver_id\":BOB}",
        "{\"receiver_id\":BOB,\"message\":null}",
        "{\"receiver_id\":BOB,\"message\":\"\"}",
        "{\"receiver_id\":BOB,\"message\":\" \\t\\r\\n\"}",
        "{\"receiver_id\":BOB,\"message\":\"\\u00a0\\u2003\\u3000\"}",
        "{\"receiver_id\":BOB,\"attachment\":null}",
        "{\"receiver_id\":BOB,\"attachment\":\" \"}",
        "{\"receiver_id\":BOB,\"message\":\"\",\"attachment\":\"\"}",
        "{\"receiver_id\":BOB,\"message\":0,\"attachment\":false}",
        "{\"receiver_id\":BOB,\"text\":\"m\"}",
        "{\"receiver_id\":999999999}",
        "{\"receiver_id\":\"alice\",\"message\":\"\"}",
        "{\"receiver_id\":1.5}",
        "{\"receiver_id\":{},\"message\":null}"
      })
  void withoutContent(String frame) {
    assertThat(errorOf(frame)).isEqualTo(CONTENT_REQUIRED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "999999999",
        "\"999999999\"",
        "\"0\"",
        "-1",
        "1.5",
        "1e400",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775809",
        "100000000000000000000000000000000000000000",
        "\"alice\"",
        "\"BOBx\"",
        "\"+BOB\"",
        "\"BOB.0\"",
        "\" \"",
        "true",
        "[]",
        "[BOB]",
        "{}",
        "{\"id\":BOB}"
      })
  void toNobody(String receiver) {
    assertThat(errorOf("{\"receiver_id\":" + receiver + ",\"message\":\"m\"}"))
        .isEqualTo(NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "true", "[]", "[\"m\"]", "{}", "{\"text\":\"m\"}"})
  void whoseMessageIsNoString(String value) {
    assertThat(errorOf("{\"receiver_id\":BOB,\"message\":" + value + "}")).contains("message");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "true", "[]", "{}", "[\"https://example.edu/\"]"})
  void whoseAttachmentIsNoString(String value) {
    assertThat(errorOf("{\"receiver_id\":BOB,\"message\":\"m\",\"attachment\":" + value + "}"))
        .contains("attachment")
        .isNotEqualTo(CONTENT_REQUIRED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JavaScript://example.edu/%0aalert(1)",
        " https://example.edu/blank-before",
        "data:text/html,x",
        "ftp://example.edu/file",
        "file:///etc/passwd",
        "files/a.pdf",
        "//example.edu/file",
        "/\\\\example.edu/file",
        "/\\t/example.edu/file",
        "example.edu/file",
        "http:",
        "http://",
        "http:///file",
        "http:example.edu",
        "http://?x",
        "http://:80/",
        "https://exa mple.edu/",
        "https://[::1",
        "https://example.edu:65536/",
        "http\\u0000://example.edu/",
        "https://example.edu/\\u0000",
        "https://example.edu/\\ud800",
        "https://example.edu/\\n",
        "/media/a\\r.pdf"
      })
  void whoseAttachmentIsNoWebAddress(String url) {
    assertThat(errorOf("{\"receiver_id\":BOB,\"message\":\"m\",\"attachment\":\"" + url + "\"}"))
        .contains("attachment")
        .isNotEqualTo(CONTENT_REQUIRED);
  }

  @Test
  void whoseAttachmentIsTooLong() {
    String url = "https://example.edu/" + "x".repeat(100_000);
    assertThat(errorOf("{\"receiver_id\":BOB,\"attachment\":\"" + url + "\"}"))
        .contains("attachment")
        .isNotEqualTo(CONTENT_REQUIRED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\u0000",
        "a\\u0000b",
        "\\ud800",
        "\\udc00 x",
        "\\ud83d\\ud83d",
        "\\udc4d\\ud83d"
      })
  void withACharacterThatCannotBeStored(String text) {
    assertThat(errorOf("{\"receiver_id\":BOB,\"message\":\"" + text + "\"}"))
        .contains("message")
        .isNotEqualTo(CONTENT_REQUIRED);
  }

  @Test
  void whoseTextIsTooLong() {
    assertThat(errorOf(ChatClient.frame(bob, "x".repeat(32_769)))).contains("message", "32768");
  }

  @Test
  void ofBinaryKind() {
    sender.sendBinary(ChatClient.frame(bob, "m").getBytes(StandardCharsets.UTF_8));
    JsonObject answer = sender.next();
    assertThat(answer.keySet()).containsExactlyInAnyOrder("type", "error");
    assertThat(answer.getString("type")).isEqualTo("error");
    assertThat(answer.getString("error")).isNotBlank();
  }

  @Test
  void ofBinaryKindAndEmpty() {
    sender.sendBinary(new byte[0]);
    assertThat(sender.next().getString("type")).isEqualTo("error");
  }
}
