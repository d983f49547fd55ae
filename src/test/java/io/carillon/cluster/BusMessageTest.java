package io.carillon.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.carillon.delivery.LiveFrame;
import io.carillon.delivery.Room;
import io.carillon.delivery.Series;
import io.carillon.wire.EncodedFrame;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BusMessageTest {

  private static final LiveFrame NUMBERED =
      new LiveFrame(
          Series.NOTIFICATIONS,
          8,
          List.of(Room.notificationsOf(1), Room.notificationsOf(2)),
          new EncodedFrame("{\"ü\":1}", Optional.of(new EncodedFrame("{\"ü\":1,\"id\":8}"))));

  @Test
  void bringsFramesAsTheyWereEncoded() throws IOException {
    List<LiveFrame> read =
        BusMessage.decode(BusMessage.encode(List.of(Frames.message(5), NUMBERED)));

    assertThat(read).hasSize(2);
    assertThat(read.get(0).frame().utf8()).isEqualTo(Frames.message(5).frame().utf8());
    assertThat(read.get(0).frame().forCatchingUp().json()).isEqualTo("5");
    LiveFrame second = read.get(1);
    assertThat(second.series()).isEqualTo(Series.NOTIFICATIONS);
    assertThat(second.id()).isEqualTo(8);
    assertThat(second.rooms()).isEqualTo(NUMBERED.rooms());
    assertThat(second.frame().json()).isEqualTo("{\"ü\":1}");
    assertThat(second.frame().forCatchingUp().json()).isEqualTo("{\"ü\":1,\"id\":8}");
  }

  @Test
  void refusesWhatIsCutOrNoneOfOurs() {
    byte[] whole = BusMessage.encode(List.of(NUMBERED));
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> BusMessage.decode(part));
    }
    byte[] other = whole.clone();
    other[4] = 99; // The series.
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> BusMessage.decode(other));
  }
}
