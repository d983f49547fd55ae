package io.carillon.bench;

import io.carillon.bench.client.Account;
import io.carillon.bench.client.Channel;
import io.carillon.bench.client.Client;
import io.carillon.bench.client.Connector;
import io.carillon.bench.client.Connector.Manner;
import io.carillon.bench.client.EventLoop;
import io.carillon.bench.client.Opened;
import io.carillon.bench.figures.CpuMeter;
import io.carillon.bench.load.ChatLoad;
import io.carillon.bench.server.Target;
import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;

/** What a run of a scenario works with. */
record Stage(EventLoop loop, Target target, ConnectOptions options) {

  Opened open(Channel channel, int count, IntFunction<Client.Listener> listeners)
      throws IOException {
    return open(channel, count, listeners, options.manner());
  }

  Opened open(Channel channel, int count, IntFunction<Client.Listener> listeners, Manner manner)
      throws IOException {
    List<Account> accounts = target.accounts(count);
    return new Connector(loop, manner)
        .open(options.endpoints(target.urls(), channel), accounts, listeners);
  }

  ChatLoad chat(int connections, ChatLoad.Shape shape) throws IOException {
    return chat(target.accounts(connections), shape);
  }

  ChatLoad chat(List<Account> accounts, ChatLoad.Shape shape) throws IOException {
    return new ChatLoad(
        loop,
        new Connector(loop, options.manner()),
        options.endpoints(target.urls(), Channel.CHAT),
        accounts,
        shape);
  }

  CpuMeter cpuMeter() {
    return new CpuMeter(target.processes());
  }
}
