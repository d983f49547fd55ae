package io.carillon.wire;

/** A frame as it goes over the wire: encoded once, sent to any number of connections. */
public record EncodedFrame(String json) {}
