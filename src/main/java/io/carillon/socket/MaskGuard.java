package io.carillon.socket;

import io.carillon.delivery.Connection;
import io.carillon.wire.CloseCode;
import java.util.concurrent.Executor;

/** Lets nothing but the closing answer through behind a frame that isn't masked. */
final class MaskGuard implements FrameGate.Guard {

  private static final int CLOSE = 0x08;

  private final Connection connection;
  private final Executor closing;
  private boolean broken;

  /**
   * @param closing runs what closes the connection, which the frames' own thread can't do
   */
  MaskGuard(Connection connection, Executor closing) {
    this.connection = connection;
    this.closing = closing;
  }

  @Override
  public boolean admits(int opcode, boolean masked, long payload) {
    if (!masked && !broken) {
      broken = true;
      closing.execute(() -> connection.close(CloseCode.PROTOCOL_ERROR));
    }
    return !broken || masked && opcode == CLOSE;
  }
}
