package io.carillon.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A network on the way to a server. While it is cut nothing passes, and nobody is told: neither end
 * sees its connections closed. What was sent meanwhile arrives once it is whole again.
 */
final class Way implements AutoCloseable {

  private static final int BUFFER = 16 << 10;

  private final int port;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "way");
            thread.setDaemon(true);
            return thread;
          });
  private boolean cut;

  private Way(int port, ServerSocket door) {
    this.port = port;
    this.door = door;
  }

  static Way to(int port) {
    try {
      Way way = new Way(port, new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
      way.threads.execute(way::accept);
      return way;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An address of the server, or a database on it, by this way. */
  String to(String url) {
    return url.replace(":" + port, ":" + door.getLocalPort());
  }

  synchronized void cut() {
    cut = true;
  }

  synchronized void mend() {
    cut = false;
    notifyAll();
  }

  private synchronized void awaitWhole() throws IOException {
    try {
      while (cut && !door.isClosed()) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        open.add(client);
        threads.execute(() -> connect(client));
      } catch (IOException e) {
        return; // Closed.
      }
    }
  }

  private void connect(Socket client) {
    try {
      awaitWhole();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
      open.add(server);
      threads.execute(() -> pass(client, server));
      pass(server, client);
    } catch (IOException e) {
      end(client); // As the server would, when it isn't there.
    }
  }

  /** Until one of the two has ended, which the other one is told. */
  private void pass(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        awaitWhole();
        out.write(buffer, 0, count);
      }
    } catch (IOException e) {
      end(from);
    } finally {
      endOnceWhole(to);
    }
  }

  private void endOnceWhole(Socket socket) {
    try {
      awaitWhole();
    } catch (IOException e) {
      // It is all over.
    } finally {
      end(socket);
    }
  }

  private void end(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    mend();
    Set.copyOf(open).forEach(this::end);
    threads.shutdownNow();
  }
}
