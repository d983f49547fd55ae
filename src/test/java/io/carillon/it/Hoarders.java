package io.carillon.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Person;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A few students who make a server hold as much as they can, each in the same way. */
public final class Hoarders implements AutoCloseable {

  /** The most emoji that a message may have. */
  private static final String LONG_TEXT = "👍".repeat(24_576);

  private static final int SMALL_BUFFER = 8 << 10;
  private static final int MESSAGES = 1_000;
  private static final int PARTNERS = 1_500;
  private static final int WINDOW = 8;

  /** Each counts for 25 frames, of which a connection may send 4,000 at once. */
  private static final int A_CONNECTIONS_BURST = 150;

  private static final byte[] NEARLY_A_FRAME =
      Arrays.copyOf(RawSocket.frame(true, RawSocket.TEXT, new byte[1 << 20]), 1_000_000);

  /** How they do it. */
  public enum Way {
    /** Twelve connections with {@code since=0} of one who has missed a hundred megabytes. */
    CATCHING_UP {
      @Override
      void prepare(Hoarders hoarders) {
        hoarders.send(LongStream.generate(hoarders.first::id).limit(MESSAGES));
      }

      @Override
      void hoard(Hoarders hoarders) {
        for (int i = 0; i < 12; i++) {
          hoarders.ask(
              Handshake.with(hoarders.first.token())
                  .query("?since=0&token=" + hoarders.first.token())
                  .request(hoarders.carillon));
        }
      }
    },
    /** A list of 1,500 conversations, each with a long text. */
    CONVERSATIONS {
      @Override
      void prepare(Hoarders hoarders) {
        hoarders.send(hoarders.partners());
      }

      @Override
      void hoard(Hoarders hoarders) {
        for (int i = 0; i < 4; i++) {
          hoarders.call("/api/conversations");
        }
      }
    },
    /** Forty pages of the longest history, which nobody reads. */
    UNREAD_ANSWERS {
      @Override
      void prepare(Hoarders hoarders) {
        hoarders.send(LongStream.generate(hoarders.first::id).limit(200));
      }

      @Override
      void hoard(Hoarders hoarders) {
        for (int i = 0; i < 40; i++) {
          hoarders.call("/api/messages?limit=200");
        }
      }
    },
    /** Three people's messages that are begun, 49 of each, and not ended. */
    HALF_SENT {
      @Override
      void prepare(Hoarders hoarders) {
        // Nothing.
      }

      @Override
      void hoard(Hoarders hoarders) {
        for (Person person : hoarders.people) {
          for (int i = 0; i < 49; i++) {
            hoarders.sendHalf(person);
          }
        }
      }
    };

    abstract void prepare(Hoarders hoarders);

    abstract void hoard(Hoarders hoarders);
  }

  private final Carillon carillon;
  private final Way way;
  private final List<Person> people;
  private final Person first;
  private final Administrator administrator;
  private final List<RawSocket> sockets = new CopyOnWriteArrayList<>();

  private Hoarders(Carillon carillon, Way way) {
    this.carillon = carillon;
    this.way = way;
    Rest rest = new Rest(carillon);
    Campus campus = new Campus(rest);
    this.people = Stream.generate(campus::student).limit(3).toList();
    this.first = people.get(0);
    this.administrator = new Administrator(rest);
  }

  /** Stores what they need. */
  public static Hoarders prepare(Carillon carillon, Way way) {
    Hoarders hoarders = new Hoarders(carillon, way);
    way.prepare(hoarders);
    return hoarders;
  }

  /** Does it once more, and keeps all that it opened before. */
  public void hoard() {
    way.hoard(this);
  }

  /** Lets go of all. */
  public void letGo() {
    sockets.forEach(RawSocket::close);
    sockets.clear();
  }

  @Override
  public void close() {
    letGo();
  }

  private LongStream partners() {
    JsonArrayBuilder users = Json.createArrayBuilder();
    for (int i = 0; i < PARTNERS; i++) {
      users.add(
          Json.createObjectBuilder()
              .add("username", UUID.randomUUID().toString())
              .add("full_name", "Partner " + i));
    }
    return Administrator.idsOf(administrator.post(Administrator.USERS, users.build().toString()))
        .stream()
        .mapToLong(Long::longValue);
  }

  private void send(LongStream receivers) {
    List<Long> all = receivers.boxed().toList();
    for (int start = 0; start < all.size(); start += A_CONNECTIONS_BURST) {
      sendOnOneConnection(all.subList(start, Math.min(all.size(), start + A_CONNECTIONS_BURST)));
    }
  }

  private void sendOnOneConnection(List<Long> all) {
    try (ChatClient client = ChatClient.connect(carillon, first)) {
      for (int from = 0; from < all.size(); from += WINDOW) {
        List<Long> some = all.subList(from, Math.min(all.size(), from + WINDOW));
        for (long id : some) {
          client.send(ChatClient.frame(new Person("", "", id), LONG_TEXT));
        }
        some.forEach(id -> awaitAnswer(client));
      }
    }
  }

  /** Passes over one's own messages. */
  private static void awaitAnswer(ChatClient client) {
    JsonObject frame = client.next();
    while (frame.getString("type").equals("chat_message")) {
      frame = client.next();
    }
    assertThat(frame.getString("type")).as(frame.toString()).isEqualTo("message_sent");
  }

  private void call(String path) {
    ask(
        ("GET "
                + path
                + " HTTP/1.1\r\nHost: localhost:"
                + carillon.port()
                + "\r\nAuthorization: Bearer "
                + first.token()
                + "\r\n\r\n")
            .getBytes(UTF_8));
  }

  /** Sends a request, and never reads. */
  private void ask(byte[] request) {
    try {
      RawSocket socket = RawSocket.connect(carillon.port(), SMALL_BUFFER);
      sockets.add(socket);
      socket.send(request);
    } catch (UncheckedIOException e) {
      // The server may well refuse them.
    }
  }

  private void sendHalf(Person person) {
    try {
      RawSocket socket = RawSocket.connect(carillon.port());
      sockets.add(socket);
      socket.send(Handshake.with(person.token()).request(carillon));
      if (socket.readAnswer().status() == 101) {
        socket.send(NEARLY_A_FRAME);
      }
    } catch (UncheckedIOException e) {
      // It may end them, too.
    }
  }
}
