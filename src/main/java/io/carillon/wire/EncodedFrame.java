package io.carillon.wire;

import java.util.Optional;

/**
 * A frame as it goes over the wire: encoded once, sent to any number of connections.
 *
 * @param json what clients get that know nothing of {@code since}
 * @param numbered the same with its id, where it has one that only the others get
 */
public record EncodedFrame(String json, Optional<EncodedFrame> numbered) {

  public EncodedFrame(String json) {
    this(json, Optional.empty());
  }

  /** As clients get it that have asked with {@code since}. */
  public EncodedFrame forCatchingUp() {
    return numbered.orElse(this);
  }
}
