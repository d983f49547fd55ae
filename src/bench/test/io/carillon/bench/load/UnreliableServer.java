package io.carillon.bench.load;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chat server that makes mistakes on purpose, by the message's number, and counts them. A user's
 * token is the user's id.
 */
final class UnreliableServer implements AutoCloseable {

  private static final Pattern TOKEN = Pattern.compile("token=(\\d+) ");
  private static final Pattern KEY = Pattern.compile("Sec-WebSocket-Key: (\\S+)");
  private static final Pattern MESSAGE =
      Pattern.compile("\\{\"receiver_id\":(\\d+),\"message\":\"([^\"]*)\"}");
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Map<String, DataOutputStream> users = new ConcurrentHashMap<>();
  private long sent;
  private long lost;
  private long unanswered;
  private long doubled;
  private long refused;

  UnreliableServer() throws IOException {
    start(this::accept);
  }

  URI url() {
    return URI.create("ws://127.0.0.1:" + socket.getLocalPort());
  }

  /** What a driver that counts rightly says. */
  synchronized Balance balance() {
    return new Balance(sent, lost, unanswered, refused, doubled, 0, 0);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        start(() -> serve(client));
      } catch (IOException e) {
        return; // Closed.
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      DataOutputStream out = new DataOutputStream(client.getOutputStream());
      String request = head(in);
      users.put(found(TOKEN, request).group(1), out);
      String accept = found(KEY, request).group(1) + GUID;
      byte[] hash = MessageDigest.getInstance("SHA-1").digest(accept.getBytes("US-ASCII"));
      out.writeBytes(
          "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: "
              + Base64.getEncoder().encodeToString(hash)
              + "\r\n\r\n");
      while (true) {
        handle(out, found(MESSAGE, text(in)));
      }
    } catch (EOFException e) {
      // The driver has gone.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized void handle(DataOutputStream sender, Matcher message) throws IOException {
    long id = ++sent;
    if (id % 11 == 0) {
      refused++;
      write(sender, "{\"type\":\"error\",\"error\":\"no\"}");
      return;
    }
    if (id % 13 == 0) {
      unanswered++;
    } else {
      write(sender, "{\"type\":\"message_sent\",\"id\":" + id + ",\"status\":\"delivered\"}");
    }
    boolean lose = id % 7 == 0 && id % 13 != 0;
    lost += lose ? 1 : 0;
    boolean twice = id % 5 == 0 && !lose;
    doubled += twice ? 1 : 0;
    String delivery =
        "{\"type\":\"chat_message\",\"id\":%d,\"sender_id\":1,\"message\":\"%s\"}"
            .formatted(id, message.group(2));
    for (int i = 0; i < (lose ? 0 : twice ? 2 : 1); i++) {
      write(users.get(message.group(1)), delivery);
    }
  }

  private static Matcher found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException(pattern + " not in " + text);
    }
    return matcher;
  }

  private static String head(DataInputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }

  /** A short masked frame. */
  private static String text(DataInputStream in) throws IOException {
    in.readUnsignedByte();
    byte[] masked = new byte[in.readUnsignedByte() & 0x7F];
    byte[] mask = in.readNBytes(4);
    in.readFully(masked);
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= mask[i % 4];
    }
    return new String(masked, StandardCharsets.UTF_8);
  }

  private static void write(DataOutputStream out, String json) throws IOException {
    byte[] frame = new byte[2 + json.length()];
    frame[0] = (byte) 0x81;
    frame[1] = (byte) json.length();
    System.arraycopy(json.getBytes(StandardCharsets.US_ASCII), 0, frame, 2, json.length());
    out.write(frame);
  }
}
