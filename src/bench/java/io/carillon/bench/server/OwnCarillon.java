package io.carillon.bench.server;

import io.carillon.bench.client.Account;
import io.carillon.bench.figures.ProcessTree;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/** A Carillon started for the benchmark, with an empty database. */
public final class OwnCarillon implements Target {

  /** What it stores to. */
  public enum Database {
    H2,
    POSTGRESQL
  }

  /**
   * How to start it.
   *
   * @param port 0 for a free one
   * @param folder for its data and log; emptied first
   * @param settings {@code carillon.*}, over the benchmark's own
   */
  public record Start(
      Path jar,
      int port,
      Path folder,
      Database database,
      List<String> javaOptions,
      Map<String, String> settings) {}

  private final Database database;
  private final URI http;
  private final Storage storage;
  private final CarillonProcess process;
  private final Administration administration;

  public OwnCarillon(Start how) throws IOException {
    Path folder = Folders.emptied(how.folder()).toAbsolutePath();
    int port = how.port() == 0 ? CarillonProcess.freePort() : how.port();
    database = how.database();
    http = URI.create("http://127.0.0.1:" + port);
    storage =
        database == Database.H2
            ? Storage.inProcess()
            : Postgres.start(folder.resolve("postgresql"));
    String password = UUID.randomUUID().toString();
    Map<String, String> settings = new HashMap<>(storage.settings());
    settings.put("carillon.data", folder.resolve("data").toString());
    settings.put("carillon.demo", "false");
    settings.put("carillon.admin.password", password);
    try {
      process = CarillonProcess.start(how, port, settings, folder.resolve("carillon.log"));
    } catch (IOException e) {
      storage.close();
      throw e;
    }
    administration = new Administration(http, password);
  }

  @Override
  public String name() {
    return "carillon on " + database.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<URI> urls() {
    return List.of(URI.create("ws://" + http.getAuthority()));
  }

  @Override
  public List<Account> accounts(int count) throws IOException {
    return administration.accounts(count);
  }

  @Override
  public List<ProcessTree> processes() {
    return Stream.concat(
            Stream.of(new ProcessTree("server", process.pid())), storage.processes().stream())
        .toList();
  }

  @Override
  public Trigger trigger() {
    return administration.trigger();
  }

  @Override
  public OptionalLong liveHeapBytes() throws IOException {
    return OptionalLong.of(LiveHeap.bytes(process.pid()));
  }

  @Override
  public void close() throws IOException {
    try (storage) {
      process.close();
    }
  }
}
