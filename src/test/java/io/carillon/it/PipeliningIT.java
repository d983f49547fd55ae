package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Frames sent without waiting")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PipeliningIT {

  private static final int FRAMES = 500;
  private static final List<String> FAULTY =
      List.of(
          "{",
          "{}",
          "{\"receiver_id\":BOB}",
          "{\"receiver_id\":999999999,\"message\":\"m\"}",
          "{\"receiver_id\":BOB,\"message\":5}");
  private static final List<String> ERRORS =
      List.of(
          "Invalid JSON format",
          "receiver_id is required",
          "message or attachment is required",
          "Failed to send message. Receiver not found.",
          "message must be a string");

  private final Carillon carillon;
  private final Person alice;
  private final Person bob;
  private final Person carol;

  PipeliningIT(Carillon carillon) {
    this.carillon = carillon;
    Rest rest = new Rest(carillon);
    this.alice = rest.login("alice");
    this.bob = rest.login("bob");
    this.carol = rest.login("carol");
  }

  /** Every other frame is a message with its position as its text; the others are faulty. */
  private String frame(int position) {
    return position % 2 == 0
        ? ChatClient.frame(bob, String.valueOf(position))
        : FAULTY.get(position / 2 % FAULTY.size()).replace("BOB", String.valueOf(bob.id()));
  }

  @Test
  void areAnsweredOnceEachInOrderAndDeliveredInOrder() {
    try (ChatClient sender = ChatClient.connect(carillon, alice);
        ChatClient receiver = ChatClient.connect(carillon, bob)) {
      for (int i = 0; i < FRAMES; i++) {
        sender.send(frame(i));
      }
      List<Long> acknowledged = new ArrayList<>();
      for (int i = 0; i < FRAMES; i++) {
        JsonObject answer = sender.next();
        if (i % 2 == 0) {
          assertThat(answer.getString("type")).as("answer " + i).isEqualTo("message_sent");
          acknowledged.add(answer.getJsonNumber("id").longValue());
        } else {
          assertThat(answer.getString("error"))
              .as("answer " + i)
              .isEqualTo(ERRORS.get(i / 2 % ERRORS.size()));
        }
      }
      sender.assertSilent();
      List<Long> delivered = new ArrayList<>();
      for (int i = 0; i < FRAMES; i += 2) {
        JsonObject message = receiver.next();
        assertThat(message.getString("message")).isEqualTo(String.valueOf(i));
        delivered.add(message.getJsonNumber("id").longValue());
      }
      receiver.assertSilent();
      assertThat(delivered).isEqualTo(acknowledged).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void ofSeveralSendersStayInEachOnesOrder() {
    try (ChatClient one = ChatClient.connect(carillon, alice);
        ChatClient other = ChatClient.connect(carillon, carol);
        ChatClient receiver = ChatClient.connect(carillon, bob)) {
      for (int i = 0; i < FRAMES; i++) {
        one.send(bob, "alice " + i);
        other.send(bob, "carol " + i);
      }
      List<String> texts = new ArrayList<>();
      List<Long> ids = new ArrayList<>();
      for (int i = 0; i < 2 * FRAMES; i++) {
        JsonObject message = receiver.next();
        texts.add(message.getString("message"));
        ids.add(message.getJsonNumber("id").longValue());
      }
      assertThat(ids).isSorted().doesNotHaveDuplicates();
      assertThat(texts.stream().filter(text -> text.startsWith("alice")))
          .containsExactlyElementsOf(numbered("alice "));
      assertThat(texts.stream().filter(text -> text.startsWith("carol")))
          .containsExactlyElementsOf(numbered("carol "));
    }
  }

  private static List<String> numbered(String prefix) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      texts.add(prefix + i);
    }
    return texts;
  }
}
