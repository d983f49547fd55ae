package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Person;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.OptionalLong;

/** A client of the chat channel. */
public final class ChatClient extends SocketClient {

  private ChatClient(Carillon carillon, Person person, OptionalLong since) {
    super(carillon, "/ws/chat/", person, since);
  }

  private ChatClient(Address address, Person person) {
    super(address, "/ws/chat/", person, OptionalLong.empty());
  }

  static ChatClient connect(Address address, Person person) {
    return new ChatClient(address, person);
  }

  public static ChatClient connect(Carillon carillon, Person person) {
    return new ChatClient(carillon, person, OptionalLong.empty());
  }

  /** One that gets first what came after an id. */
  static ChatClient connect(Carillon carillon, Person person, long since) {
    return new ChatClient(carillon, person, OptionalLong.of(since));
  }

  /** A frame that sends a text. */
  static String frame(Person receiver, String message) {
    return Json.createObjectBuilder()
        .add("receiver_id", receiver.id())
        .add("message", message)
        .build()
        .toString();
  }

  /** A frame that sends a text under a reference of the sender's. */
  static String frame(Person receiver, String message, String clientRef) {
    return Json.createObjectBuilder()
        .add("receiver_id", receiver.id())
        .add("message", message)
        .add("client_ref", clientRef)
        .build()
        .toString();
  }

  void send(Person receiver, String message) {
    send(frame(receiver, message));
  }

  /** Sends a frame and takes its answer. */
  public JsonObject ask(String frame) {
    send(frame);
    return next();
  }

  /** Sends a text, which must be accepted, and answers its id. */
  public long sendAccepted(Person receiver, String message) {
    JsonObject answer = ask(frame(receiver, message));
    assertThat(answer.getString("type")).as(answer.toString()).isEqualTo("message_sent");
    return answer.getJsonNumber("id").longValue();
  }

  /** Nothing has come: the answer to a faulty frame is the next one. */
  void assertSilent() {
    assertThat(ask("nothing else first?"))
        .isEqualTo(parse("{\"type\":\"error\",\"error\":\"Invalid JSON format\"}"));
  }
}
