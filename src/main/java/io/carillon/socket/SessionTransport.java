package io.carillon.socket;

import io.carillon.delivery.Transport;
import io.carillon.metrics.ConnectionMeters;
import io.carillon.wire.CloseCode;
import io.carillon.wire.EncodedFrame;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A WebSocket session as the delivery's transport. A session whose client is gone may still call
 * itself open and throw anything when used (a {@code NullPointerException} on Payara 6), so every
 * fault here means no more than that.
 */
final class SessionTransport implements Transport {

  private static final Logger LOG = Logger.getLogger(SessionTransport.class.getName());

  private final Session session;
  private final BiConsumer<List<EncodedFrame>, Completion> output;
  private final SessionCloser closer;
  private final ConnectionMeters meters;
  private volatile boolean unwritable;

  /**
   * @param direct the way past the container's engine, where there is one
   */
  SessionTransport(
      Session session,
      Optional<GatedOutput> direct,
      SessionCloser closer,
      ConnectionMeters meters) {
    this.session = session;
    this.output =
        direct
            .<BiConsumer<List<EncodedFrame>, Completion>>map(
                gated -> (frames, completion) -> gated.send(TextFrames.encode(frames), completion))
            .orElseGet(() -> new QueuedOutput(session)::send);
    this.closer = closer;
    this.meters = meters;
  }

  @Override
  public void send(List<EncodedFrame> frames, Completion completion) {
    output.accept(frames, new Counted(frames.size(), completion));
  }

  private final class Counted implements Completion {

    private final int frames;
    private final Completion completion;

    Counted(int frames, Completion completion) {
      this.frames = frames;
      this.completion = completion;
    }

    @Override
    public void sent() {
      meters.framesSent(frames);
      completion.sent();
    }

    @Override
    public void failed(Throwable cause) {
      unwritable = true;
      completion.failed(cause);
    }
  }

  @Override
  public boolean ping() {
    try {
      session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
      return true;
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.FINE, "Ping failed, the client is gone", e);
      return false;
    }
  }

  @Override
  public void close(CloseCode code) {
    if (unwritable) {
      closer.closeUnwritable(session);
    } else {
      closer.close(session, code);
    }
  }
}
