package io.carillon.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.channels.CancelledKeyException;
import org.junit.jupiter.api.Test;

class BoundedStreamTest {

  private static BoundedStream stream(int bytes, int limit) {
    return new BoundedStream(new ByteArrayInputStream(new byte[bytes]), limit);
  }

  @Test
  void passesWhatIsWithinTheLimit() throws Exception {
    BoundedStream stream = stream(10, 10);
    assertThat(stream.readAllBytes()).hasSize(10);
    assertThat(stream.exceeded()).isFalse();
  }

  @Test
  void endsAtTheLimitAndSaysSo() throws Exception {
    BoundedStream stream = stream(11, 10);
    assertThat(stream.readAllBytes()).hasSize(10);
    assertThat(stream.exceeded()).isTrue();
  }

  @Test
  void countsSingleBytesToo() throws Exception {
    BoundedStream stream = stream(3, 2);
    assertThat(stream.read()).isZero();
    assertThat(stream.read()).isZero();
    assertThat(stream.read()).isEqualTo(-1);
    assertThat(stream.exceeded()).isTrue();
  }

  @Test
  void aConnectionThatEndsIsAFaultInReading() {
    InputStream ended =
        new InputStream() {
          @Override
          public int read() {
            throw new CancelledKeyException();
          }
        };
    assertThatIOException().isThrownBy(() -> new BoundedStream(ended, 10).readAllBytes());
  }
}
