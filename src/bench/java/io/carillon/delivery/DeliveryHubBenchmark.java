package io.carillon.delivery;

import io.carillon.wire.FrameCodec;
import io.carillon.wire.ServerFrame;
import java.util.List;
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

  private record OneNode(Rooms rooms) implements NodeBus {

    @Override
    public void publish(LiveFrame frame) {
      rooms.deliver(frame);
    }

    @Override
    public boolean connected() {
      return true;
    }

    @Override
    public List<String> askOthers(String question, String detail) {
      return List.of();
    }
  }

  private DeliveryHub hub;

  @Setup
  public void connect(Blackhole network) {
    SessionRegistry registry = new SessionRegistry(new Rooms());
    hub = new DeliveryHub(new OneNode(registry.rooms()), new FrameCodec(32_768, 98_304));
    for (int i = 0; i < connections; i++) {
      Connection connection = Connections.of(USER, 4_096, registry::leave);
      registry.join(connection);
      connection.attach(new InstantTransport(network));
    }
  }

  @Benchmark
  public void deliver() {
    hub.deliver(Series.MESSAGES, 1, List.of(Room.chatOf(USER)), FRAME);
  }
}
