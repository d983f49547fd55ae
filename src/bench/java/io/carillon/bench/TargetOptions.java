package io.carillon.bench;

import io.carillon.bench.figures.ProcessTree;
import io.carillon.bench.server.OtherServer;
import io.carillon.bench.server.OwnCarillon;
import io.carillon.bench.server.OwnCarillon.Database;
import io.carillon.bench.server.OwnCluster;
import io.carillon.bench.server.Target;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is measured. */
final class TargetOptions {

  @Option(names = "--database", description = "what Carillon stores to: ${COMPLETION-CANDIDATES}")
  private Database database = Database.H2;

  @Option(names = "--port", description = "Carillon's port; 0 for a free one")
  private int port;

  @Option(
      names = "--nodes",
      description = "start so many nodes of a cluster instead, on PostgreSQL and a broker")
  private Optional<Integer> nodes = Optional.empty();

  @Option(names = "--jar", description = "the executable jar to start")
  private Path jar = Bench.FOLDER.resolve("carillon.jar");

  @Option(names = "--java-option", description = "of Carillon's JVM; repeatable")
  private List<String> javaOptions = List.of();

  @Option(names = "--setting", description = "a setting of Carillon, carillon.x=y; repeatable")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--url",
      description = "measure a server that runs already, ws://HOST:PORT, instead of starting one")
  private Optional<URI> url = Optional.empty();

  @Option(names = "--tokens", description = "its users: lines user_id,college_id,token")
  private Optional<Path> tokens = Optional.empty();

  @Option(names = "--trigger-url", description = "where it publishes a notice")
  private Optional<URI> triggerUrl = Optional.empty();

  @Option(names = "--trigger-header", description = "a header for that, 'Name: value'; repeatable")
  private List<String> triggerHeaders = List.of();

  @Option(
      names = "--trigger-body",
      description = "JSON for that, {title} is replaced; by default what Carillon takes")
  private Optional<String> triggerBody = Optional.empty();

  @Option(
      names = "--pid",
      description = "a process of it, NAME=PID, measured with its descendants; repeatable",
      converter = ProcessTreeConverter.class)
  private List<ProcessTree> processes = List.of();

  @Option(names = "--label", description = "the name of what is measured, for the results")
  private Optional<String> label = Optional.empty();

  private String name = "";

  Target open() throws IOException {
    Target target = url.isPresent() ? otherServer(url.get()) : ownCarillon();
    name = label.orElse(target.name());
    return target;
  }

  String label() {
    return name;
  }

  private Target ownCarillon() throws IOException {
    System.out.println("Starting Carillon; its log is in " + Bench.FOLDER.resolve("run"));
    OwnCarillon.Start start =
        new OwnCarillon.Start(
            jar, port, Bench.FOLDER.resolve("run"), database, javaOptions, settings);
    return nodes.isPresent() ? new OwnCluster(start, nodes.get()) : new OwnCarillon(start);
  }

  private Target otherServer(URI running) throws IOException {
    Path users = tokens.orElseThrow(() -> new IllegalArgumentException("--url needs --tokens"));
    Optional<OtherServer.Publishing> publishing =
        triggerUrl.map(where -> new OtherServer.Publishing(where, headers(), triggerBody));
    return new OtherServer(running.toString(), running, users, processes, publishing);
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String header : triggerHeaders) {
      String[] parts = header.split(":", 2);
      headers.put(parts[0].strip(), parts[1].strip());
    }
    return headers;
  }
}
