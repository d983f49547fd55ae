package io.carillon.socket;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The socket under a connection, where a container lets one write to it past its own layers. A real
 * boundary: which container it is decides whether and how; without one all goes through the
 * container's stream.
 */
interface DirectOutput {

  /**
   * Writes what the socket has room for now, and moves the buffer's position by as much; nothing
   * while something of the container's own is still to be written. Call it with the lock held that
   * is held for every write to the container's stream.
   */
  void write(ByteBuffer frames) throws IOException;
}
