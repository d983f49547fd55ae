package io.carillon.cluster;

import io.carillon.delivery.LiveFrame;
import io.carillon.delivery.LiveSource;
import io.carillon.delivery.NodeBus;
import io.carillon.delivery.NodeQuestion;
import io.carillon.delivery.Rooms;
import io.carillon.delivery.Series;
import io.carillon.task.InTurn;
import io.carillon.task.RepeatedTask;
import io.carillon.task.RepeatedTask.Importance;
import io.carillon.task.RepeatedTasks;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The bus of a node among others: a JMS topic to which each has a subscription of its own. The
 * topic is fast and may lose anything; the database has it all and is asked for what didn't come.
 */
final class TopicBus implements NodeBus {

  static final String TOPIC = "CarillonNodes";

  /** How often each node lets hear of itself. */
  static final Duration BEACON = Duration.ofSeconds(2);

  /** Who hears not even itself for so long connects anew. */
  static final Duration DEAF = Duration.ofSeconds(10);

  private static final Logger LOG = Logger.getLogger(TopicBus.class.getName());
  private static final Duration LOOK = Duration.ofMillis(100);

  /** Longer than the topic takes. */
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final String node;
  private final Map<Series, Resequencer> inOrder = new EnumMap<>(Series.class);
  private final Outbound outbound = new Outbound();
  private final Peers peers = new Peers(BEACON.multipliedBy(3));
  private volatile long echoNanos = System.nanoTime() - DEAF.toNanos();
  private TopicSender sender;
  private TopicReceiver receiver;
  private Inquiries inquiries;
  private List<GapFiller> gaps;
  private RepeatedTask looks;

  TopicBus(String node, Rooms rooms) {
    this.node = node;
    for (Series series : Series.values()) {
      inOrder.put(series, new Resequencer(frame -> deliver(rooms, frame)));
    }
  }

  /** One frame's trouble is not the next one's. */
  private static void deliver(Rooms rooms, LiveFrame frame) {
    try {
      rooms.deliver(frame);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, e, () -> "Frame " + frame.id() + " was not delivered");
    }
  }

  /** Before anybody is connected. A broker that is away is no reason to wait. */
  void start(
      ConnectionFactory connections,
      ThreadFactory threads,
      RepeatedTasks tasks,
      List<LiveSource> sources,
      List<NodeQuestion> questions) {
    inquiries = new Inquiries(node, connections, threads, questions);
    sender = new TopicSender(connections, threads, node, outbound);
    receiver = new TopicReceiver(connections, threads, node, this::took);
    receiver.start();
    sender.start();
    gaps = sources.stream().map(s -> new GapFiller(s, inOrder.get(s.series()))).toList();
    gaps.forEach(GapFiller::start);
    looks = tasks.start("frames-of-other-nodes", Importance.VITAL, LOOK, this::look);
  }

  private void look() {
    InTurn.forEach(gaps, gap -> gap.look(connected() ? PATIENCE : Duration.ZERO));
  }

  @Override
  public void publish(LiveFrame frame) {
    outbound.offer(frame);
    hold(frame);
  }

  private void hold(LiveFrame frame) {
    inOrder.get(frame.series()).offer(frame);
  }

  private void took(BusHeader header, byte[] content) {
    if (header.node().equals(node)) {
      echoNanos = System.nanoTime();
      return;
    }
    peers.heard(header.node());
    switch (header.kind()) {
      case BEACON -> {
        // That it was heard is all there is to it.
      }
      case FRAMES -> frames(header, content);
      case QUESTION -> inquiries.asked(header, content);
      case ANSWER -> inquiries.answered(header, content);
    }
  }

  private void frames(BusHeader header, byte[] content) {
    try {
      BusMessage.decode(content).forEach(this::hold);
    } catch (IOException e) {
      LOG.log(Level.WARNING, e, () -> "Frames of node " + header.node() + " can't be read");
    }
  }

  /** What this node has sent comes back to it. */
  @Override
  public boolean connected() {
    return System.nanoTime() - echoNanos < 3 * BEACON.toNanos();
  }

  @Override
  public List<String> askOthers(String question, String detail) {
    return inquiries.ask(peers.present(), question, detail);
  }

  void stop() {
    looks.stop();
    inquiries.stop();
    sender.stop();
    receiver.stop();
  }
}
