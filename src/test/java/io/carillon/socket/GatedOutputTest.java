package io.carillon.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.config.Settings;
import io.carillon.delivery.Connections;
import io.carillon.delivery.Transport.Completion;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class GatedOutputTest {

  private final Container container = new Container();
  private final Outcome outcome = new Outcome();
  private boolean ours = true;
  private final Socket socket = new Socket();
  private final GatedOutput output = output(Optional.empty());
  private final GatedOutput withSocket = output(Optional.of(socket));

  private GatedOutput output(Optional<DirectOutput> direct) {
    return new GatedOutput(
        container,
        direct,
        new FrameGuard(
            Connections.of(1, 8, ended -> {}),
            new Settings.Limits(12, 100, 300, 5, 1, OptionalInt.empty(), 8, 1_000),
            Unfinished.of(Connections.of(1, 8, ended -> {}))),
        () -> ours);
  }

  private void send(String frames) {
    send(output, frames);
  }

  private void send(GatedOutput to, String frames) {
    to.send(ByteBuffer.wrap(frames.getBytes(StandardCharsets.UTF_8)), outcome);
  }

  @Test
  void sendsAtOnceWhereThereIsRoom() {
    send("frames");

    assertThat(container.flushed).containsExactly("frames");
    assertThat(outcome.sent).isEqualTo(1);
  }

  @Test
  void waitsUntilThereIsRoom() throws Exception {
    container.ready = false;
    send("frames");
    assertThat(container.flushed).isEmpty();
    assertThat(outcome.sent).isZero();

    container.ready = true;
    output.onWritePossible();
    output.onWritePossible();
    assertThat(container.flushed).containsExactly("frames");
    assertThat(outcome.sent).isEqualTo(1);
  }

  @Test
  void theEngineIsToldOfRoomToo() throws Exception {
    List<String> told = new ArrayList<>();
    output.setWriteListener(
        new WriteListener() {
          @Override
          public void onWritePossible() {
            told.add("room");
          }

          @Override
          public void onError(Throwable cause) {
            told.add("error");
          }
        });
    container.ready = false;
    send("frames");
    container.ready = true;
    output.onWritePossible();
    output.onError(new IOException("reset"));

    assertThat(told).containsExactly("room", "error");
    assertThat(container.listeners).containsExactly(output);
    assertThat(container.flushed).containsExactly("frames");
  }

  @Test
  void theEnginesFramesGoThrough() throws Exception {
    output.write("pong".getBytes(StandardCharsets.UTF_8));
    output.flush();

    assertThat(container.flushed).containsExactly("pong");
  }

  @Test
  void theEnginesCloseFrameIsItsLast() throws Exception {
    for (String frame : List.of("pong", "\u0088close", "\u0088answer", "pong")) {
      output.write(frame.getBytes(StandardCharsets.ISO_8859_1));
      output.flush();
    }

    assertThat(String.join("", container.flushed)).startsWith("pong").endsWith("close");
  }

  /** It closes one that doesn't read: what waits for room would follow once it does. */
  @Test
  void theEnginesCloseFrameIsTheLastOfAll() throws Exception {
    container.ready = false;
    send("waiting");
    output.write("\u0088close".getBytes(StandardCharsets.ISO_8859_1), 0, 6);
    output.flush();
    container.ready = true;
    output.onWritePossible();
    assertThat(outcome.failures).hasSize(1);

    send("late");
    assertThat(String.join("", container.flushed)).endsWith("close");
    assertThat(outcome.sent).isZero();
  }

  @Test
  void nothingIsWrittenOnceTheConnectionIsClosed() {
    output.end();
    send("late");

    assertThat(outcome.failures).hasSize(1);
    assertThat(output.isReady()).isFalse();
    assertThatThrownBy(() -> output.write(new byte[1])).isInstanceOf(IOException.class);
    assertThat(container.flushed).isEmpty();
  }

  @Test
  void nothingIsWrittenToAStreamThatAnotherConnectionHas() {
    ours = false;
    send("frames");

    assertThat(outcome.failures).hasSize(1);
    assertThat(container.flushed).isEmpty();
  }

  @Test
  void whatWaitsFailsWhenTheConnectionIsClosed() throws Exception {
    container.ready = false;
    send("waiting");
    output.end();
    container.ready = true;
    output.onWritePossible();

    assertThat(outcome.failures).hasSize(1);
    assertThat(outcome.sent).isZero();
    assertThat(container.flushed).isEmpty();
  }

  @Test
  void whatWaitsFailsWithTheSocket() {
    container.ready = false;
    send("waiting");
    output.onError(new IOException("reset"));

    assertThat(outcome.failures).hasSize(1);
  }

  @Test
  void whatTheSocketTakesDoesNotGoThroughTheContainer() {
    socket.room = 100;
    send(withSocket, "frames");

    assertThat(socket.taken).isEqualTo("frames");
    assertThat(container.flushed).isEmpty();
    assertThat(outcome.sent).isEqualTo(1);
  }

  @Test
  void theContainerTakesTheRest() {
    socket.room = 4;
    send(withSocket, "frames");

    assertThat(socket.taken).isEqualTo("fram");
    assertThat(container.flushed).containsExactly("es");
    assertThat(outcome.sent).isEqualTo(1);
  }

  @Test
  void nothingIsBegunOnTheSocketThatTheContainerCouldNotEnd() throws Exception {
    socket.room = 4;
    container.ready = false;
    send(withSocket, "frames");
    assertThat(socket.taken).isEmpty();

    container.ready = true;
    withSocket.onWritePossible();
    assertThat(socket.taken).isEqualTo("fram");
    assertThat(container.flushed).containsExactly("es");
    assertThat(outcome.sent).isEqualTo(1);
  }

  @Test
  void nothingIsWrittenToTheSocketOnceTheConnectionIsClosed() {
    socket.room = 100;
    withSocket.end();
    send(withSocket, "late");

    assertThat(outcome.failures).hasSize(1);
    assertThat(socket.taken).isEmpty();
  }

  private static final class Socket implements DirectOutput {

    int room;
    String taken = "";

    @Override
    public void write(ByteBuffer frames) {
      byte[] bytes = new byte[Math.min(room, frames.remaining())];
      frames.get(bytes);
      taken += new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** Counts what became of sends. */
  private static final class Outcome implements Completion {

    int sent;
    final List<Throwable> failures = new ArrayList<>();

    @Override
    public void sent() {
      sent++;
    }

    @Override
    public void failed(Throwable cause) {
      failures.add(cause);
    }
  }

  /** The container's stream. */
  private static final class Container extends ServletOutputStream {

    boolean ready = true;
    final List<String> flushed = new ArrayList<>();
    final List<WriteListener> listeners = new ArrayList<>();
    private final StringBuilder written = new StringBuilder();

    @Override
    public boolean isReady() {
      return ready;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      listeners.add(listener);
    }

    @Override
    public void write(int value) {
      written.append((char) value);
    }

    @Override
    public void flush() {
      flushed.add(written.toString());
      written.setLength(0);
    }
  }
}
