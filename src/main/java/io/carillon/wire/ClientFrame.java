package io.carillon.wire;

import java.util.Optional;

/** What a text frame from a chat client turned out to be. */
public sealed interface ClientFrame {

  /** The sender's own name for the message, echoed in its answer; empty when there is none. */
  Optional<String> clientRef();

  /** A well-formed message. Whether the receiver exists is not the codec's to know. */
  record SendMessage(
      long receiverId, String message, Optional<String> attachment, Optional<String> clientRef)
      implements ClientFrame {}

  /** Anything else, with the text of the {@code error} frame that answers it. */
  record Rejected(String error, Optional<String> clientRef) implements ClientFrame {}
}
