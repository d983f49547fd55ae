package io.carillon.delivery;

import io.carillon.wire.EncodedFrame;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What an outbox adds to a frame: sent at once, and waiting first. */
@State(Scope.Thread)
public class OutboxBenchmark {

  private static final int BATCH = 1_000;
  private static final EncodedFrame FRAME = new EncodedFrame("{}");

  private Outbox idle;
  private Transport network;

  @Setup
  public void attach(Blackhole blackhole) {
    network = new InstantTransport(blackhole);
    idle = new Outbox(BATCH, Runnable::run, cause -> {});
    idle.attach(network);
  }

  @Benchmark
  public boolean offerToAnIdleOne() {
    return idle.offer(FRAME);
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public Object collectAndDrain() {
    Outbox outbox = new Outbox(BATCH, Runnable::run, cause -> {});
    for (int i = 0; i < BATCH; i++) {
      outbox.offer(FRAME);
    }
    outbox.attach(network);
    return outbox;
  }
}
