package io.carillon.delivery;

import io.carillon.wire.FrameCodec;
import io.carillon.wire.ServerFrame;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** A frame to everybody in a room, encoding included, down to the transport's edge. */
@State(Scope.Benchmark)
public class DeliveryHubBenchmark {

  private static final long USER = 1;
  private static final ServerFrame FRAME =
      new ServerFrame.ChatMessage(
          123_456, 101, "Alice Adams", "Are you coming?", null, "2026-01-06T10:30:45.123456Z");

  @Param({"1", "1000"})
  int connections;

  private DeliveryHub hub;

  @Setup
  public void connect(Blackhole network) {
    SessionRegistry registry = new SessionRegistry();
    hub = new DeliveryHub(registry, (room, frame) -> {}, new FrameCodec(32_768));
    for (int i = 0; i < connections; i++) {
      Connection connection = Connections.of(USER, 4_096, registry::leave);
      registry.join(connection);
      connection.attach(new InstantTransport(network));
    }
  }

  @Benchmark
  public void deliver() {
    hub.deliver(Room.chatOf(USER), FRAME);
  }
}
