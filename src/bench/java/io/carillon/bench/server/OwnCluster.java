package io.carillon.bench.server;

import io.carillon.bench.client.Account;
import io.carillon.bench.figures.ProcessTree;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/** Nodes started for the benchmark, on a PostgreSQL and a broker of their own. */
public final class OwnCluster implements Target {

  private record Node(URI http, CarillonProcess process) {}

  private final Path folder;
  private final Postgres storage;
  private final BrokerProcess broker;
  private final List<Node> nodes = new ArrayList<>();
  private final Administration administration;

  /**
   * @param how its port and database don't count: ports are free ones
   * @param size how many nodes
   */
  public OwnCluster(OwnCarillon.Start how, int size) throws IOException {
    folder = Folders.emptied(how.folder()).toAbsolutePath();
    storage = Postgres.start(folder.resolve("postgresql"));
    try {
      broker = BrokerProcess.start(folder.resolve("broker"), folder.resolve("broker.log"));
    } catch (IOException e) {
      storage.close();
      throw e;
    }
    String password = UUID.randomUUID().toString();
    try {
      for (int i = 1; i <= size; i++) {
        start(how, i, password);
      }
      administration = new Administration(nodes.get(0).http(), password);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private void start(OwnCarillon.Start how, int number, String password) throws IOException {
    int port = CarillonProcess.freePort();
    Map<String, String> settings = new HashMap<>(storage.settings());
    settings.putAll(broker.settings());
    settings.put("carillon.cluster", "true");
    settings.put("carillon.data", folder.resolve("data-" + number).toString());
    settings.put("carillon.demo", "false");
    settings.put("carillon.admin.password", password);
    Path log = folder.resolve("carillon-" + number + ".log");
    CarillonProcess process = CarillonProcess.start(how, port, settings, log);
    nodes.add(new Node(URI.create("http://127.0.0.1:" + port), process));
  }

  @Override
  public String name() {
    return "carillon on " + nodes.size() + " nodes";
  }

  @Override
  public List<URI> urls() {
    return nodes.stream().map(node -> URI.create("ws://" + node.http().getAuthority())).toList();
  }

  @Override
  public List<Account> accounts(int count) throws IOException {
    return administration.accounts(count);
  }

  /** The nodes in their order, then what they share. */
  @Override
  public List<ProcessTree> processes() {
    List<ProcessTree> processes = new ArrayList<>();
    for (Node node : nodes) {
      processes.add(new ProcessTree("node" + (processes.size() + 1), node.process().pid()));
    }
    processes.addAll(storage.processes());
    processes.add(new ProcessTree("broker", broker.pid()));
    return processes;
  }

  @Override
  public Trigger trigger() {
    return administration.trigger();
  }

  @Override
  public long busMessages() throws IOException {
    return broker.busMessages();
  }

  /** Of several there is no one figure. */
  @Override
  public OptionalLong liveHeapBytes() {
    return OptionalLong.empty();
  }

  @Override
  public void close() throws IOException {
    try (storage;
        broker) {
      for (Node node : nodes) {
        node.process().close();
      }
    }
  }
}
