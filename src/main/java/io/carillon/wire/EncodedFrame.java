package io.carillon.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A frame as it goes over the wire: encoded once, sent to any number of connections. */
public final class EncodedFrame {

  private final String json;
  private final byte[] utf8;
  private final Optional<EncodedFrame> numbered;

  public EncodedFrame(String json) {
    this(json, Optional.empty());
  }

  /**
   * @param json what clients get that know nothing of {@code since}
   * @param numbered the same with its id, where it has one that only the others get
   */
  public EncodedFrame(String json, Optional<EncodedFrame> numbered) {
    this(json, json.getBytes(StandardCharsets.UTF_8), numbered);
  }

  private EncodedFrame(String json, byte[] utf8, Optional<EncodedFrame> numbered) {
    this.json = json;
    this.utf8 = utf8;
    this.numbered = numbered;
  }

  /** One that was encoded elsewhere. */
  public static EncodedFrame ofUtf8(byte[] utf8, Optional<EncodedFrame> numbered) {
    return new EncodedFrame(new String(utf8, StandardCharsets.UTF_8), utf8, numbered);
  }

  /** Its text. */
  public String json() {
    return json;
  }

  /** Its text's bytes, shared by all receivers: not to be changed. */
  public byte[] utf8() {
    return utf8;
  }

  /** The same with its id, if it has one that only some get. */
  public Optional<EncodedFrame> numbered() {
    return numbered;
  }

  /** As clients get it that have asked with {@code since}. */
  public EncodedFrame forCatchingUp() {
    return numbered.orElse(this);
  }
}
