package io.carillon.bench.client;

/** The server sent what RFC 6455 doesn't allow. */
final class ProtocolFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ProtocolFault(String message) {
    super(message);
  }
}
