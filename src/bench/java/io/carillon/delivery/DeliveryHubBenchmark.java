package io.carillon.delivery;

import io.carillon.core.Access;
import io.carillon.core.Caller;
import io.carillon.core.Role;
import io.carillon.wire.FrameCodec;
import io.carillon.wire.ServerFrame;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** A frame to everybody in a room, encoding included, down to the transport's edge. */
@State(Scope.Benchmark)
public class DeliveryHubBenchmark {

  private static final Room ROOM = Room.notificationsOfCollege(1);
  private static final ServerFrame FRAME =
      new ServerFrame.Notify("New Notice", "Exams", "notice", "2026-01-06T14:20:00Z", null);

  @Param({"1", "1000"})
  int connections;

  private DeliveryHub hub;

  @Setup
  public void connect(Blackhole network) {
    SessionRegistry registry = new SessionRegistry();
    hub = new DeliveryHub(registry, (room, frame) -> {}, new FrameCodec(32_768));
    for (long user = 1; user <= connections; user++) {
      Caller caller = new Caller(user, "u" + user, "U", OptionalLong.of(1), Role.STUDENT);
      Peer peer = new Peer(new Access(caller, user, Instant.MAX), "127.0.0.1", "notifications");
      Connection connection = new Connection(peer, Set.of(ROOM), 4_096, registry::leave);
      registry.join(connection);
      connection.attach(new InstantTransport(network));
    }
  }

  @Benchmark
  public void deliver() {
    hub.deliver(ROOM, FRAME);
  }
}
