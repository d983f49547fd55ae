package io.carillon.bench.server;

import io.carillon.bench.client.Account;
import io.carillon.bench.figures.ProcessTree;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A server that runs already and speaks the protocol. It is left as it is. */
public final class OtherServer implements Target {

  /** How it publishes a notice. Without a body it gets the one that Carillon wants. */
  public record Publishing(URI url, Map<String, String> headers, Optional<String> body) {}

  private final String name;
  private final URI url;
  private final List<Account> accounts;
  private final List<ProcessTree> processes;
  private final Optional<Publishing> publishing;

  /**
   * @param tokens lines {@code user_id,college_id,token}; those of the first one's college are used
   */
  public OtherServer(
      String name,
      URI url,
      Path tokens,
      List<ProcessTree> processes,
      Optional<Publishing> publishing)
      throws IOException {
    this.name = name;
    this.url = url;
    this.processes = processes;
    this.publishing = publishing;
    List<Account> all =
        Files.readAllLines(tokens).stream()
            .filter(line -> line.matches("\\d+,\\d+,.+")) // There may be a heading.
            .map(OtherServer::account)
            .toList();
    this.accounts = all.stream().filter(one -> one.collegeId() == all.get(0).collegeId()).toList();
  }

  private static Account account(String line) {
    String[] fields = line.strip().split(",");
    return new Account(Long.parseLong(fields[0]), Long.parseLong(fields[1]), fields[2]);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<URI> urls() {
    return List.of(url);
  }

  @Override
  public List<Account> accounts(int count) {
    if (count > accounts.size()) {
      throw new IllegalArgumentException(
          "%d users of one college are needed, the tokens file has %d"
              .formatted(count, accounts.size()));
    }
    return accounts.subList(0, count);
  }

  @Override
  public List<ProcessTree> processes() {
    return processes;
  }

  @Override
  public Trigger trigger() {
    Publishing how =
        publishing.orElseThrow(
            () -> new IllegalArgumentException("a broadcast needs --trigger-url"));
    return new Trigger(
        how.url(),
        how.headers(),
        how.body().orElseGet(() -> Trigger.bodyFor(accounts.get(0).collegeId())));
  }

  @Override
  public OptionalLong liveHeapBytes() {
    return OptionalLong.empty();
  }

  @Override
  public void close() {}
}
