package io.carillon.bench.client;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Opens many connections, some of them at a time. */
public final class Connector {

  /**
   * How handshakes are made.
   *
   * @param parallel how many are under way at a time
   * @param timeout how long each may take
   * @param sources local addresses to connect from in turn; empty leaves it to the system
   */
  public record Manner(int parallel, Duration timeout, List<InetAddress> sources) {

    public Manner allAtOnce() {
      return new Manner(Integer.MAX_VALUE, timeout, sources);
    }
  }

  private final EventLoop loop;
  private final Manner manner;

  public Connector(EventLoop loop, Manner manner) {
    this.loop = loop;
    this.manner = manner;
  }

  /**
   * Connects each account once; answers when all have their 101 or have failed.
   *
   * @param endpoints taken in turn
   * @param listeners what gets the frames of the account with this index
   */
  public Opened open(
      List<Endpoint> endpoints, List<Account> accounts, IntFunction<Client.Listener> listeners)
      throws IOException {
    Opening opening = new Opening(endpoints, accounts, listeners);
    loop.add(opening);
    int batches = 1 + accounts.size() / manner.parallel();
    loop.run(manner.timeout().plusSeconds(1).multipliedBy(batches), opening::settled);
    loop.remove(opening);
    return new Opened(
        List.copyOf(opening.clients), Duration.ofNanos(System.nanoTime() - opening.startNanos));
  }

  private final class Opening implements EventLoop.Turn {

    private static final Duration TIMEOUT_CHECK = Duration.ofMillis(100);

    private final List<Endpoint> endpoints;
    private final List<Account> accounts;
    private final IntFunction<Client.Listener> listeners;
    private final List<Client> clients = new ArrayList<>();
    private final long startNanos = System.nanoTime();
    private int settled;
    private long nextCheckNanos = startNanos;

    Opening(
        List<Endpoint> endpoints, List<Account> accounts, IntFunction<Client.Listener> listeners) {
      this.endpoints = endpoints;
      this.accounts = accounts;
      this.listeners = listeners;
    }

    boolean settled() {
      return settled == accounts.size();
    }

    @Override
    public long at(long now) {
      while (clients.size() < accounts.size() && clients.size() - settled < manner.parallel()) {
        clients.add(connect(clients.size()));
      }
      if (now - nextCheckNanos >= 0) {
        clients.stream()
            .filter(client -> client.pendingLonger(manner.timeout()))
            .forEach(client -> client.fail("no answer to the handshake in time"));
        nextCheckNanos = now + TIMEOUT_CHECK.toNanos();
      }
      return nextCheckNanos;
    }

    private Client connect(int index) {
      List<InetAddress> sources = manner.sources();
      Optional<InetAddress> source =
          sources.isEmpty() ? Optional.empty() : Optional.of(sources.get(index % sources.size()));
      try {
        return new Client(
            loop,
            endpoints.get(index % endpoints.size()),
            accounts.get(index).token(),
            source,
            listeners.apply(index),
            client -> settled++);
      } catch (IOException e) {
        throw new IllegalStateException(
            "can't open connection %d (ulimit -n? local ports?): %s".formatted(index + 1, e), e);
      }
    }
  }
}
