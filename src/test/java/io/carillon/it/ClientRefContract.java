package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Person;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A message that comes again under its sender's reference, on every supported database. */
abstract class ClientRefContract {

  private static final String USED = "client_ref was used for another message";
  private static final int REPEATED = 300;

  private Carillon carillon;
  private Rest rest;
  private Campus campus;
  private Person sender;
  private Person receiver;

  /** A server on the database in question. */
  abstract Carillon server();

  /** That somebody has left, which a single server knows at once. */
  void awaitKnownEverywhere(Person writer, Person left) {}

  @BeforeEach
  void createPeople() {
    carillon = server();
    rest = new Rest(carillon);
    campus = new Campus(rest);
    sender = campus.student();
    receiver = campus.student();
  }

  private static long idOf(JsonObject frame) {
    return frame.getJsonNumber("id").longValue();
  }

  private static JsonObject sent(long id, String ref) {
    return Json.createObjectBuilder()
        .add("type", "message_sent")
        .add("id", id)
        .add("status", "delivered")
        .add("client_ref", ref)
        .build();
  }

  private static JsonObject error(String text, String ref) {
    return Json.createObjectBuilder()
        .add("type", "error")
        .add("error", text)
        .add("client_ref", ref)
        .build();
  }

  private List<String> stored() {
    return rest.get(receiver, "/api/messages?limit=200&after=0").is(200).items().stream()
        .map(item -> item.getString("message"))
        .toList();
  }

  @Test
  void isEchoedAndShownToNobodyElse() {
    try (ChatClient from = ChatClient.connect(carillon, sender);
        ChatClient to = ChatClient.connect(carillon, receiver)) {
      JsonObject answer = from.ask(ChatClient.frame(receiver, "hello", "r"));
      JsonObject message = to.next();

      assertThat(answer).isEqualTo(sent(idOf(message), "r"));
      assertThat(message.keySet())
          .containsExactlyInAnyOrder(
              "type", "id", "sender_id", "sender_name", "message", "attachment", "timestamp");
    }
  }

  @Test
  void mayBeNullWhichIsNone() {
    try (ChatClient from = ChatClient.connect(carillon, sender)) {
      String frame = "{\"receiver_id\":%d,\"message\":\"m\",\"client_ref\":null}";
      assertThat(from.ask(frame.formatted(receiver.id())).keySet())
          .containsExactlyInAnyOrder("type", "id", "status");
    }
  }

  @Test
  void findsTheFirstMessageOnWhateverConnectionItComesAgain() {
    String frame = ChatClient.frame(receiver, "once", "r");
    try (ChatClient to = ChatClient.connect(carillon, receiver)) {
      JsonObject first;
      try (ChatClient from = ChatClient.connect(carillon, sender)) {
        first = from.ask(frame);
        assertThat(from.ask(frame)).isEqualTo(first);
      }
      try (ChatClient again = ChatClient.connect(carillon, sender)) {
        assertThat(again.ask(frame)).isEqualTo(first);
        again.ask(ChatClient.frame(receiver, "twice", "s"));
      }
      assertThat(to.next().getString("message")).isEqualTo("once");
      assertThat(to.next().getString("message")).isEqualTo("twice");
      to.assertSilent();
    }
    assertThat(stored()).containsExactly("once", "twice");
  }

  @Test
  void isTheSendersOwn() {
    try (ChatClient from = ChatClient.connect(carillon, sender);
        ChatClient other = ChatClient.connect(carillon, receiver)) {
      long first = idOf(from.ask(ChatClient.frame(sender, "to myself", "r")));
      JsonObject answer = other.ask(ChatClient.frame(receiver, "to myself", "r"));

      assertThat(idOf(answer)).isGreaterThan(first);
    }
  }

  @Test
  void standsForOneContent() {
    Person third = campus.student();
    String content = "{\"receiver_id\":%d,\"message\":\"%s\",\"client_ref\":\"r\"%s}";
    try (ChatClient from = ChatClient.connect(carillon, sender)) {
      String frame = content.formatted(receiver.id(), "text", "");
      JsonObject first = from.ask(frame);

      for (String other :
          List.of(
              content.formatted(receiver.id(), "other text", ""),
              content.formatted(third.id(), "text", ""),
              content.formatted(receiver.id(), "text", ",\"attachment\":\"https://x.edu/a\""))) {
        assertThat(from.ask(other)).isEqualTo(error(USED, "r"));
      }
      assertThat(from.ask(frame)).isEqualTo(first);
    }
    assertThat(stored()).containsExactly("text");
    assertThat(rest.get(third, "/api/conversations").is(200).items()).isEmpty();
    assertThat(rest.get(sender, "/api/conversations").is(200).items()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"x\":1|receiver_id is required",
        "\"receiver_id\":ID|message or attachment is required",
        "\"receiver_id\":ID,\"message\":5|message must be a string",
        "\"receiver_id\":999999999999,\"message\":\"m\"|Failed to send message. Receiver not found.",
        "\"receiver_id\":\"IDx\",\"message\":\"m\"|Failed to send message. Receiver not found."
      })
  void isEchoedWithAnError(String content, String text) {
    try (ChatClient from = ChatClient.connect(carillon, sender)) {
      String frame = content.replace("ID", String.valueOf(receiver.id()));
      assertThat(from.ask("{" + frame + ",\"client_ref\":\"r\"}")).isEqualTo(error(text, "r"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5|client_ref must be a string",
        "\"\"|client_ref must have 1 to 64 characters",
        "\"\\u0000\"|client_ref holds a character that cannot be stored"
      })
  void isNotEchoedWhenItIsFaultyItself(String ref, String text) {
    String frame = "{\"receiver_id\":%d,\"message\":\"m\",\"client_ref\":%s}";
    try (ChatClient from = ChatClient.connect(carillon, sender)) {
      assertThat(from.ask(frame.formatted(receiver.id(), ref)))
          .isEqualTo(Json.createObjectBuilder().add("type", "error").add("error", text).build());
    }
    assertThat(stored()).isEmpty();
  }

  @Test
  void mayHave64CharactersOfAnyKind() {
    String longest = "😀".repeat(64);
    try (ChatClient from = ChatClient.connect(carillon, sender)) {
      JsonObject first = from.ask(ChatClient.frame(receiver, "m", longest));
      assertThat(first).isEqualTo(sent(idOf(first), longest));
      assertThat(from.ask(ChatClient.frame(receiver, "m", longest))).isEqualTo(first);
    }
  }

  @Test
  void isFoundAfterTheReceiverHasLeft() {
    Administrator administrator = new Administrator(rest);
    try (ChatClient from = ChatClient.connect(carillon, sender)) {
      JsonObject first = from.ask(ChatClient.frame(receiver, "m", "r"));
      administrator.change(receiver, "{\"active\":false}").is(200);
      awaitKnownEverywhere(sender, receiver);

      assertThat(from.ask(ChatClient.frame(receiver, "m", "r"))).isEqualTo(first);
      assertThat(from.ask(ChatClient.frame(receiver, "m", "new")))
          .isEqualTo(error("Failed to send message. Receiver not found.", "new"));
    }
  }

  @Test
  void isAnsweredInTheOrderOfTheFrames() {
    List<String> refs = new ArrayList<>();
    try (ChatClient from = ChatClient.connect(carillon, sender)) {
      for (int i = 0; i < REPEATED; i++) {
        String ref = "r" + i / 3;
        refs.add(ref);
        from.send(
            i % 3 == 2 ? "{\"client_ref\":\"" + ref + "\"}" : ChatClient.frame(receiver, ref, ref));
      }
      Map<String, Long> ids = new LinkedHashMap<>();
      for (int i = 0; i < REPEATED; i++) {
        JsonObject answer = from.next();
        assertThat(answer.getString("client_ref")).isEqualTo(refs.get(i));
        assertThat(answer.getString("type")).isEqualTo(i % 3 == 2 ? "error" : "message_sent");
        if (i % 3 < 2) {
          assertThat(ids.merge(refs.get(i), idOf(answer), (one, other) -> one))
              .isEqualTo(idOf(answer));
        }
      }
      assertThat(List.copyOf(ids.values())).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void isStoredOnceWhenItComesOnTwoConnectionsAtTheSameTime() {
    CyclicBarrier together = new CyclicBarrier(2);
    try (ChatClient to = ChatClient.connect(carillon, receiver)) {
      CompletableFuture<Map<String, Long>> one =
          CompletableFuture.supplyAsync(() -> sendAll(together, 1));
      CompletableFuture<Map<String, Long>> other =
          CompletableFuture.supplyAsync(() -> sendAll(together, 2));

      Map<String, Long> ids = one.join();
      assertThat(other.join()).isEqualTo(ids);
      assertThat(ids).hasSize(REPEATED);
      Map<String, Long> delivered = new LinkedHashMap<>();
      for (int i = 0; i < REPEATED; i++) {
        JsonObject message = to.next();
        delivered.put(message.getString("message"), idOf(message));
      }
      assertThat(delivered).isEqualTo(ids);
      assertThat(List.copyOf(delivered.values())).isSorted().doesNotHaveDuplicates();
      to.assertSilent();
    }
  }

  /** Sends all references in an order of its own, and answers their ids. */
  private Map<String, Long> sendAll(CyclicBarrier together, int seed) {
    List<String> refs =
        new ArrayList<>(IntStream.range(0, REPEATED).mapToObj(i -> "r" + i).toList());
    Collections.shuffle(refs, new Random(seed));
    Map<String, Long> ids = new LinkedHashMap<>();
    try (ChatClient client = ChatClient.connect(carillon, sender)) {
      together.await();
      refs.forEach(ref -> client.send(ChatClient.frame(receiver, ref, ref)));
      for (String ref : refs) {
        JsonObject answer = client.next();
        assertThat(answer).isEqualTo(sent(idOf(answer), ref));
        ids.put(ref, idOf(answer));
      }
      return ids;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
