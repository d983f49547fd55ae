package io.carillon.delivery;

import io.carillon.config.Settings;
import io.carillon.wire.FrameCodec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The codec with this server's limits; {@code wire} itself knows no settings. */
@ApplicationScoped
public class CodecProducer {

  @Produces
  @Singleton
  public FrameCodec codec(Settings settings) {
    return new FrameCodec(settings.limits().textChars(), settings.limits().textBytes());
  }
}
