package io.carillon.socket;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The socket of a Grizzly connection (Payara 6). Past Payara's response and Grizzly's filters a
 * broadcast takes about a fifth less processor time; {@code src/docs/performance.md} has the
 * figures. Everything is found by name, there is no dependency on Grizzly; where something isn't
 * found, or the connection is encrypted, there is none.
 */
final class GrizzlyOutput implements DirectOutput {

  private static final Logger LOG = Logger.getLogger(GrizzlyOutput.class.getName());
  private static final String ENCRYPTION = "SSL";

  private final SocketChannel socket;
  private final MethodHandle queuedBytes;

  /**
   * @param queue Grizzly's, of what is to be written to the socket once it has room
   */
  GrizzlyOutput(SocketChannel socket, Object queue) throws ReflectiveOperationException {
    this.socket = socket;
    this.queuedBytes =
        MethodHandles.publicLookup()
            .unreflect(queue.getClass().getMethod("spaceInBytes"))
            .bindTo(queue);
  }

  /**
   * @param request while it is handled
   */
  static Optional<DirectOutput> of(CatalinaRequest request) {
    try {
      Object connection = request.grizzlyConnection();
      Iterable<?> filters = (Iterable<?>) CatalinaRequest.call(connection, "getProcessor");
      if (request.isSecure() || encrypted(filters)) {
        return Optional.empty();
      }
      SocketChannel socket = (SocketChannel) CatalinaRequest.call(connection, "getChannel");
      Object queue = CatalinaRequest.call(connection, "getAsyncWriteQueue");
      return Optional.of(new GrizzlyOutput(socket, queue));
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.log(Level.FINE, "Not Grizzly's connection", e);
      return Optional.empty();
    }
  }

  private static boolean encrypted(Iterable<?> filters) {
    for (Object filter : filters) {
      if (filter.getClass().getSimpleName().contains(ENCRYPTION)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void write(ByteBuffer frames) throws IOException {
    if (queued() == 0) {
      socket.write(frames);
    }
  }

  private int queued() throws IOException {
    try {
      return (int) queuedBytes.invokeExact();
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IOException(e);
    }
  }
}
