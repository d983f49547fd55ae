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

  /** Its WebSocket addresses, without a path: one for each node. */
  List<URI> urls();

  /** Users of one college who can connect, so many of them. */
  List<Account> accounts(int count) throws IOException;

  /** Its processes, and those of its database. */
  List<ProcessTree> processes();

  /** What publishes a notice to the college of {@link #accounts}. */
  Trigger trigger() throws IOException;

  /** What nodes have sent each other so far, beacons left out; none when nobody counts. */
  default long busMessages() throws IOException {
    return 0;
  }

  /** Bytes that are still in use after a full collection; empty when it can't be asked. */
  OptionalLong liveHeapBytes() throws IOException;

  @Override
  void close() throws IOException;
}
