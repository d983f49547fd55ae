package io.carillon.socket;

import io.carillon.config.Settings;
import io.carillon.delivery.Connection;
import io.carillon.wire.CloseCode;

/**
 * Which of a client's frames reach the container: none that isn't masked or is too large, no more
 * control frames than the rate allows, and once the connection has ended only the client's answer
 * to that.
 */
final class FrameGuard {

  private static final int CONTROL = 0x08;
  private static final int CLOSE = 0x08;
  private static final int PING = 0x09;

  private final Connection connection;
  private final int maxPayload;
  private final FrameRate controls;
  private final UnfinishedMessages.Message unfinished;
  private volatile boolean outputReady = true;

  FrameGuard(Connection connection, Settings.Limits limits, UnfinishedMessages.Message unfinished) {
    this.connection = connection;
    this.maxPayload = limits.frameBytes();
    this.controls = new FrameRate(limits.framesPerSecond(), System.nanoTime());
    this.unfinished = unfinished;
  }

  /** A gate for its client's bytes. */
  FrameGate gate() {
    return new FrameGate(this::admits, unfinished::holds);
  }

  /** The container has let go of what came through. */
  void end() {
    unfinished.end();
  }

  /** Told whenever the container finds out whether the client still reads. */
  void outputReady(boolean ready) {
    outputReady = ready;
  }

  /**
   * Called with each frame's header, by one thread at a time.
   *
   * @return whether the frame goes on to the container
   */
  boolean admits(int opcode, boolean masked, long payload) {
    if (!masked) {
      connection.close(CloseCode.PROTOCOL_ERROR);
      return false;
    }
    if (opcode == CLOSE) {
      return true;
    }
    if (connection.ended()) {
      return false;
    }
    if ((opcode & CONTROL) != 0) {
      return admitsControl(opcode);
    }
    if (payload > maxPayload) {
      connection.close(CloseCode.TOO_BIG);
      return false;
    }
    return true;
  }

  /**
   * Tyrus 2.1 answers every ping at once and queues what the client doesn't read, without a limit
   * (Payara 6). Pings that come meanwhile needn't be answered: RFC 6455, section 5.5.3.
   */
  private boolean admitsControl(int opcode) {
    if (!controls.admits(0, System.nanoTime())) {
      connection.close(CloseCode.TOO_MANY_FRAMES);
      return false;
    }
    return opcode != PING || outputReady;
  }
}
