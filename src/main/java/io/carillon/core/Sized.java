package io.carillon.core;

/**
 * Something stored, before it is read.
 *
 * @param bytes about how long it is when it is sent
 */
public record Sized(long id, long bytes) {}
