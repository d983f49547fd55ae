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
 * A network on the way to the broker. While it is cut nothing passes, and nobody is told: neither
 * end sees its connections closed. What was sent meanwhile arrives once it is whole again.
 */
final class BrokerWay implements AutoCloseable {

  private static final int BUFFER = 16 << 10;

  private final int port;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "broker-way");
            thread.setDaemon(true);
            return thread;
          });
  private boolean cut;

  private BrokerWay(int port, ServerSocket door) {
    this.port = port;
    this.door = door;
  }

  static BrokerWay to(int port) {
    try {
      BrokerWay way = new BrokerWay(port, new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
      way.threads.execute(way::accept);
      return way;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "tcp://localhost:" + door.getLocalPort();
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
      Socket broker = new Socket(InetAddress.getLoopbackAddress(), port);
      open.add(broker);
      threads.execute(() -> pass(client, broker));
      pass(broker, client);
    } catch (IOException e) {
      end(client); // As the broker would, when it isn't there.
    }
  }

  /** Until one of the two has ended, which the other one is told. */
  private void pass(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        awaitWhole();
        out.write(buffer, 0, count);
      }
      awaitWhole();
    } catch (IOException e) {
      end(from);
    } finally {
      end(to);
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
