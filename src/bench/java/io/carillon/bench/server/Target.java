package io.carillon.bench.server;

import io.carillon.bench.client.Account;
import io.carillon.bench.figures.ProcessTree;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;

/** The measured server. */
public interface Target extends AutoCloseable {

  /** What it is, for the results. */
  String name();

  /** Its WebSocket address, without a path. */
  URI url();

  /** Users of one college who can connect, so many of them. */
  List<Account> accounts(int count) throws IOException;

  /** Its processes, and those of its database. */
  List<ProcessTree> processes();

  /** What publishes a notice to the college of {@link #accounts}. */
  Trigger trigger() throws IOException;

  /** Bytes that are still in use after a full collection; empty when it can't be asked. */
  OptionalLong liveHeapBytes() throws IOException;

  @Override
  void close() throws IOException;
}
