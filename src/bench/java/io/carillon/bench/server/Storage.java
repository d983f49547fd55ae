package io.carillon.bench.server;

import io.carillon.bench.figures.ProcessTree;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What Carillon stores to. */
interface Storage extends AutoCloseable {

  /** Settings that lead Carillon there. */
  Map<String, String> settings();

  /** Its own processes. */
  List<ProcessTree> processes();

  @Override
  void close() throws IOException;

  /** The embedded database, in the server's own process. */
  static Storage inProcess() {
    return new Storage() {
      @Override
      public Map<String, String> settings() {
        return Map.of();
      }

      @Override
      public List<ProcessTree> processes() {
        return List.of();
      }

      @Override
      public void close() {}
    };
  }
}
