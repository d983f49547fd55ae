package io.carillon.delivery;

import io.carillon.wire.CloseCode;
import io.carillon.wire.EncodedFrame;
import java.util.List;

/**
 * The socket under a connection. A real boundary: WebSocket in production, a recorder in tests. All
 * calls return at once; none throws for a peer that is gone.
 */
public interface Transport {

  /** What became of frames; exactly one of the two is called, once, on any thread. */
  interface Completion {
    void sent();

    void failed(Throwable cause);
  }

  /**
   * Sends frames, in order. Called by one thread at a time, not again before the completion was
   * called.
   */
  void send(List<EncodedFrame> frames, Completion completion);

  /** May be called while a send is under way. False when the peer is known to be gone. */
  boolean ping();

  /** May be called while a send is under way, and more than once. */
  void close(CloseCode code);
}
