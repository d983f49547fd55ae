package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Person;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A chat message")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatProtocolIT {

  private final Carillon carillon;
  private final Rest rest;
  private final Person alice;
  private final Campus campus;
  private Person bob;
  private ChatClient sender;
  private ChatClient receiver;

  ChatProtocolIT(Carillon carillon) {
    this.carillon = carillon;
    this.rest = new Rest(carillon);
    this.alice = rest.login("alice");
    this.campus = new Campus(rest);
  }

  /** Bob is another one each time: what one test leaves may reach another node late. */
  @BeforeEach
  void connect() {
    bob = campus.student();
    sender = ChatClient.connect(carillon, alice);
    receiver = ChatClient.connect(carillon, bob);
  }

  @AfterEach
  void close() {
    sender.close();
    receiver.close();
  }

  private static long idOf(JsonObject frame) {
    return frame.getJsonNumber("id").longValue();
  }

  private String toBob(String rest) {
    return "{\"receiver_id\":" + bob.id() + "," + rest + "}";
  }

  /** As the servers in use take it, from a form's value for one. */
  @ParameterizedTest
  @ValueSource(strings = {"\"BOB\"", "\" BOB \"", "BOB.0", "BOBe0"})
  void mayHaveItsReceiverWrittenInOtherWays(String id) {
    String written = id.replace("BOB", String.valueOf(bob.id()));
    JsonObject answer = sender.ask("{\"receiver_id\":" + written + ",\"message\":\"m\"}");
    assertThat(idOf(answer)).isEqualTo(idOf(receiver.next()));
  }

  @Test
  void isAcknowledgedWithExactlyTheseKeys() {
    JsonObject answer = sender.ask(ChatClient.frame(bob, "Hello"));

    assertThat(answer.keySet()).containsExactlyInAnyOrder("type", "id", "status");
    assertThat(answer.getString("type")).isEqualTo("message_sent");
    assertThat(answer.getString("status")).isEqualTo("delivered");
    assertThat(answer.getJsonNumber("id").isIntegral()).isTrue();
    assertThat(idOf(answer)).isPositive();
  }

  @Test
  void reachesItsReceiverWithExactlyTheseKeys() {
    Instant before = Instant.now().minus(Duration.ofSeconds(1));
    long id = sender.sendAccepted(bob, "Hello");
    JsonObject message = receiver.next();

    assertThat(message.keySet())
        .containsExactlyInAnyOrder(
            "type", "id", "sender_id", "sender_name", "message", "attachment", "timestamp");
    assertThat(message.getString("type")).isEqualTo("chat_message");
    assertThat(idOf(message)).isEqualTo(id);
    assertThat(message.getJsonNumber("sender_id").longValue()).isEqualTo(alice.id());
    assertThat(message.getString("sender_name")).isEqualTo("Alice Adams");
    assertThat(message.getString("message")).isEqualTo("Hello");
    assertThat(message.get("attachment")).isEqualTo(JsonValue.NULL);
    assertThat(message.getString("timestamp"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    assertThat(Instant.parse(message.getString("timestamp")))
        .isBetween(before, Instant.now().plusSeconds(1));
  }

  @Test
  void timestampsAlwaysHaveSixFractionDigits() {
    for (int i = 0; i < 100; i++) {
      sender.sendAccepted(bob, "at some microsecond");
      assertThat(receiver.next().getString("timestamp")).hasSize(27);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://files.example.edu/notes.pdf",
        "http://files.example.edu",
        "HTTPS://Files.Example.EDU:8443/a%20b?x=1&y=2#page=3",
        "http://[::1]:8000/file",
        "https://files.example.edu/größe.pdf",
        "https://files.example.edu/my file [1]|^{v}.pdf",
        "https://files.example.edu/100%.pdf",
        "https://bücher.example/😀 ",
        "/media/a.pdf",
        "/media/Ärzte 100% [1].pdf"
      })
  void mayBeAnAttachmentAlone(String url) {
    JsonObject answer =
        sender.ask(
            Json.createObjectBuilder()
                .add("receiver_id", bob.id())
                .add("attachment", url)
                .build()
                .toString());
    JsonObject message = receiver.next();

    assertThat(answer.getString("type")).isEqualTo("message_sent");
    assertThat(message.getString("message")).isEmpty();
    assertThat(message.getString("attachment")).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\"  \""})
  void withABlankAttachmentHasNone(String attachment) {
    sender.ask(toBob("\"message\":\"text\",\"attachment\":" + attachment));
    assertThat(receiver.next().get("attachment")).isEqualTo(JsonValue.NULL);
  }

  @Test
  void mayHaveTextAndAttachment() {
    sender.ask(toBob("\"message\":\"notes\",\"attachment\":\"https://example.edu/n\""));
    JsonObject message = receiver.next();
    assertThat(message.getString("message")).isEqualTo("notes");
    assertThat(message.getString("attachment")).isEqualTo("https://example.edu/n");
  }

  @Test
  void mayHaveKeysNobodyKnows() {
    JsonObject answer =
        sender.ask(
            toBob(
                "\"message\":\"m\",\"type\":\"x\",\"id\":1,\"nested\":{\"a\":[1,{\"b\":null}]},"
                    + "\"nul\":\"\\u0000\",\"half\":\"\\ud800\",\"\":2"));
    assertThat(answer.getString("type")).isEqualTo("message_sent");
    assertThat(receiver.next().keySet()).hasSize(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Grüße, 你好, שלום, مرحبا, नमस्ते",
        "👍🏽 👩‍👩‍👧‍👦 🇪🇺 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \uDBFF\uDFFD",
        "e\u0301 is not \u00e9",
        "line one\nline two\r\n\ttabbed \"quoted\" \\ back / slash",
        "  blanks around  ",
        "\u0001 \u001f \u007f \u2028 \u2029 \ufeff \uffff",
        "<script>alert(1)</script> & &amp;",
        "'; drop table chat_message; --",
        "\\u0041 is not A"
      })
  void arrivesAndIsKeptCharacterByCharacter(String text) {
    long id = sender.sendAccepted(bob, text);

    assertThat(receiver.next().getString("message")).isEqualTo(text);
    assertThat(
            rest.get(bob, "/api/messages?limit=1&after=" + (id - 1))
                .is(200)
                .items()
                .get(0)
                .getString("message"))
        .isEqualTo(text);
  }

  @Test
  void mayBeWrittenInEscapes() {
    sender.ask(toBob("\"mess\\u0061ge\":\"\\ud83d\\udc4d \\u0041\\n\""));
    assertThat(receiver.next().getString("message")).isEqualTo("👍 A\n");
  }

  @Test
  void toOneselfComesBackUnderTheSameId() {
    sender.send(alice, "note to myself");
    List<JsonObject> frames = List.of(sender.next(), sender.next());

    assertThat(frames.stream().map(frame -> frame.getString("type")))
        .containsExactlyInAnyOrder("chat_message", "message_sent");
    assertThat(idOf(frames.get(0))).isEqualTo(idOf(frames.get(1)));
  }

  @ParameterizedTest
  @CsvSource({"alice,carol", "carol,bob", "carol,dave", "dave,alice", "staff,carol", "admin,dave"})
  void goesToAnyActiveUserOfWhateverCollegeOrNone(String from, String to) {
    Person receiving = rest.login(to);
    try (ChatClient one = ChatClient.connect(carillon, rest.login(from));
        ChatClient other = ChatClient.connect(carillon, receiving)) {
      long id = one.sendAccepted(receiving, from + " to " + to);
      assertThat(idOf(other.next())).isEqualTo(id);
    }
  }

  @Test
  void reachesEveryDeviceOfItsReceiverAndNoOtherOfItsSender() {
    try (ChatClient secondDevice = ChatClient.connect(carillon, bob);
        ChatClient ownOtherDevice = ChatClient.connect(carillon, alice)) {
      long id = sender.sendAccepted(bob, "everywhere");

      assertThat(idOf(receiver.next())).isEqualTo(id);
      assertThat(idOf(secondDevice.next())).isEqualTo(id);
      ownOtherDevice.assertSilent();
      sender.assertSilent();
      receiver.assertSilent();
      secondDevice.assertSilent();
    }
  }

  @Test
  void isAcknowledgedWhenItsReceiverIsOffline() {
    Person carol = rest.login("carol");
    assertThat(sender.sendAccepted(carol, "for later")).isPositive();
  }

  @Test
  void idsRiseWithinAConversation() {
    long first = sender.sendAccepted(bob, "one");
    assertThat(idOf(receiver.next())).isEqualTo(first);
    long second = receiver.sendAccepted(alice, "two");
    assertThat(idOf(sender.next())).isEqualTo(second).isGreaterThan(first);
    assertThat(sender.sendAccepted(bob, "three")).isGreaterThan(second);
  }
}
