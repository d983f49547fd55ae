package io.carillon.cluster;

import io.carillon.delivery.LiveFrame;
import io.carillon.delivery.Room;
import io.carillon.delivery.Series;
import io.carillon.wire.EncodedFrame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Frames as bytes between nodes, those for clients as they were encoded. */
final class BusMessage {

  /** Of what is written here; nodes pass over others, while they are being upgraded say. */
  static final int FORMAT = 1;

  private static final Series[] SERIES = Series.values();

  private BusMessage() {}

  static byte[] encode(Collection<LiveFrame> frames) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(frames.size());
      for (LiveFrame frame : frames) {
        out.writeByte(frame.series().ordinal());
        out.writeLong(frame.id());
        out.writeInt(frame.rooms().size());
        for (Room room : frame.rooms()) {
          out.writeUTF(room.name());
        }
        write(out, frame.frame());
        out.writeBoolean(frame.frame().numbered().isPresent());
        if (frame.frame().numbered().isPresent()) {
          write(out, frame.frame().numbered().get());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // There is none in memory.
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, EncodedFrame frame) throws IOException {
    out.writeInt(frame.utf8().length);
    out.write(frame.utf8());
  }

  /**
   * @throws IOException when it is none of ours
   */
  static List<LiveFrame> decode(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int count = in.readInt();
      List<LiveFrame> frames = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int series = in.readUnsignedByte();
        if (series >= SERIES.length) {
          throw new IOException("no series " + series);
        }
        frames.add(new LiveFrame(SERIES[series], in.readLong(), rooms(in), frame(in)));
      }
      return frames;
    }
  }

  private static List<Room> rooms(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<Room> rooms = new ArrayList<>(1);
    for (int i = 0; i < count; i++) {
      rooms.add(new Room(in.readUTF()));
    }
    return rooms;
  }

  private static EncodedFrame frame(DataInputStream in) throws IOException {
    byte[] utf8 = utf8(in);
    Optional<EncodedFrame> numbered =
        in.readBoolean()
            ? Optional.of(EncodedFrame.ofUtf8(utf8(in), Optional.empty()))
            : Optional.empty();
    return EncodedFrame.ofUtf8(utf8, numbered);
  }

  private static byte[] utf8(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(Math.max(0, length));
    if (bytes.length != length) {
      throw new IOException("it ends in the middle of a frame");
    }
    return bytes;
  }
}
