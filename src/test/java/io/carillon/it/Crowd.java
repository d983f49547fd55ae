package io.carillon.it;

import io.carillon.it.Rest.Person;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Many chat connections of one user that say nothing. */
public final class Crowd implements AutoCloseable {

  private static final int SMALL_BUFFER = 8 << 10;
  private static final int NO_CLOSE_FRAME = 1006;

  private final List<RawSocket> sockets = new ArrayList<>();

  private Crowd() {}

  /** Those who read when they are asked for their close code. */
  public static Crowd connect(Carillon carillon, Person person, int size) {
    Crowd crowd = new Crowd();
    for (int i = 0; i < size; i++) {
      crowd.sockets.add(Handshake.with(person.token()).open(carillon));
    }
    return crowd;
  }

  /** Those who never read. */
  public static Crowd connectSlow(Carillon carillon, Person person, int size) {
    Crowd crowd = new Crowd();
    for (int i = 0; i < size; i++) {
      crowd.sockets.add(
          Handshake.with(person.token())
              .open(carillon, RawSocket.connect(carillon.port(), SMALL_BUFFER)));
    }
    return crowd;
  }

  public int size() {
    return sockets.size();
  }

  /** How many were closed with which code. */
  public Map<Integer, Long> closeCodes() {
    return sockets.stream()
        .map(Crowd::closeCode)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static int closeCode(RawSocket socket) {
    try {
      return socket.closeCode();
    } catch (UncheckedIOException e) {
      return NO_CLOSE_FRAME;
    }
  }

  @Override
  public void close() {
    sockets.forEach(RawSocket::close);
  }
}
