package io.carillon.socket;

import io.carillon.delivery.Transport;
import io.carillon.metrics.ConnectionMeters;
import io.carillon.wire.CloseCode;
import io.carillon.wire.EncodedFrame;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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
  private final Optional<GatedOutput> direct;
  private final SessionCloser closer;
  private final ConnectionMeters meters;

  /**
   * @param direct the way past the container's engine, where there is one
   */
  SessionTransport(
      Session session,
      Optional<GatedOutput> direct,
      SessionCloser closer,
      ConnectionMeters meters) {
    this.session = session;
    this.direct = direct;
    this.closer = closer;
    this.meters = meters;
  }

  @Override
  public void send(List<EncodedFrame> frames, Completion completion) {
    Completion counted = new Counted(frames.size(), completion);
    if (direct.isPresent()) {
      direct.get().send(TextFrames.encode(frames), counted);
    } else {
      sendEach(frames, counted);
    }
  }

  /** The container queues those behind the first. */
  private void sendEach(List<EncodedFrame> frames, Completion completion) {
    SendHandler handler = new CompleteWithLast(frames.size(), completion);
    try {
      for (EncodedFrame frame : frames) {
        session.getAsyncRemote().sendText(frame.json(), handler);
      }
    } catch (RuntimeException e) {
      handler.onResult(new SendResult(e));
    }
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
      completion.failed(cause);
    }
  }

  /** Of several sends: done with the last, failed with the first that fails. */
  private static final class CompleteWithLast implements SendHandler {

    private final AtomicInteger open;
    private final Completion completion;

    CompleteWithLast(int sends, Completion completion) {
      this.open = new AtomicInteger(sends);
      this.completion = completion;
    }

    @Override
    public void onResult(SendResult result) {
      if (!result.isOK()) {
        if (open.getAndSet(0) > 0) {
          completion.failed(result.getException());
        }
      } else if (open.decrementAndGet() == 0) {
        completion.sent();
      }
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
    closer.close(session, code);
  }
}
