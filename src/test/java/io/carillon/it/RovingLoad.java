package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One receiver with a device on each node, written to from each node. */
final class RovingLoad implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int PROGRESS = 20;

  private final Rest rest;
  private final Person receiver;
  private final List<RovingSender> senders = new ArrayList<>();
  private final List<RovingReceiver> devices = new ArrayList<>();

  private RovingLoad(Rest rest, Person receiver) {
    this.rest = rest;
    this.receiver = receiver;
  }

  static RovingLoad start(List<Carillon> nodes) {
    Rest rest = new Rest(nodes.get(0));
    Campus campus = new Campus(rest);
    RovingLoad load = new RovingLoad(rest, campus.student());
    for (int i = 0; i < nodes.size(); i++) {
      load.devices.add(new RovingReceiver(nodes, i, load.receiver));
      load.senders.add(new RovingSender(nodes, i, campus.student(), load.receiver));
    }
    load.devices.forEach(Thread::start);
    await("the devices").atMost(LIMIT).until(load::allCaughtUp);
    load.senders.forEach(Thread::start);
    return load;
  }

  private boolean allCaughtUp() {
    return devices.stream().allMatch(RovingReceiver::caughtUp);
  }

  /** Waits until each sender has had more confirmed, and each device has got more. */
  void awaitProgress() {
    for (RovingSender sender : senders) {
      int before = sender.confirmed();
      await("messages sent").atMost(LIMIT).until(() -> sender.confirmed() > before + PROGRESS);
    }
    for (RovingReceiver device : devices) {
      int before = device.ids().size();
      await("messages received").atMost(LIMIT).until(() -> device.ids().size() > before + PROGRESS);
    }
  }

  int refused() {
    return senders.stream().mapToInt(RovingSender::refused).sum();
  }

  /** How many connections the devices had, each. */
  List<Integer> connections() {
    return devices.stream().map(RovingReceiver::connections).toList();
  }

  /** Sends no more, and holds what each device got against what was confirmed and is stored. */
  void endAndCheck() {
    for (RovingSender sender : senders) {
      sender.end(LIMIT);
    }
    Map<Long, String> stored = stored();
    assertThat(stored.values()).as("texts, each once").doesNotHaveDuplicates();
    for (RovingSender sender : senders) {
      assertThat(stored).containsAllEntriesOf(sender.messages());
    }
    List<Long> ids = List.copyOf(stored.keySet());
    for (RovingReceiver device : devices) {
      await("all that is stored").atMost(LIMIT).until(() -> device.ids().size() >= ids.size());
      assertThat(device.ids()).isEqualTo(ids);
      if (device.connections() == 1) {
        assertThat(device.frames()).as("each once").isEqualTo(ids.size());
      }
    }
    System.out.printf(
        "%d messages, %d errors, connections of each device: %s%n",
        ids.size(), refused(), connections());
  }

  private Map<Long, String> stored() {
    Map<Long, String> all = new LinkedHashMap<>();
    List<JsonObject> page = List.of();
    long last = 0;
    do {
      page = rest.get(receiver, "/api/messages?limit=200&after=" + last).is(200).items();
      for (JsonObject item : page) {
        last = item.getJsonNumber("id").longValue();
        all.put(last, item.getString("message"));
      }
    } while (!page.isEmpty());
    return all;
  }

  @Override
  public void close() {
    for (RovingSender sender : senders) {
      sender.end(LIMIT);
    }
    devices.forEach(RovingReceiver::end);
  }
}
