package io.carillon.bench.load;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Every message of a chat run, from being sent to being finished: acknowledged and delivered under
 * the same id. Which message an acknowledgement was for is known by the id of its delivery, so that
 * servers may answer in any order.
 */
final class Ledger {

  private record Arrival(Message message, long nanos) {}

  /** One sender's messages. Receivers must get them in order and once. */
  private static final class Sent {
    private final Map<Integer, Message> unfinished = new HashMap<>();
    private final BitSet delivered = new BitSet();
    private int count;
    private long lastAcknowledgedId = Long.MIN_VALUE;
  }

  private final List<Sent> senders = new ArrayList<>();
  private final Map<Long, Long> acknowledgedOnly = new HashMap<>();
  private final Map<Long, Arrival> deliveredOnly = new HashMap<>();
  private final Consumer<Message> onFinished;
  private Phase phase = new Phase();

  private long sent;
  private long acknowledged;
  private long finished;
  private long refused;
  private long duplicated;
  private long outOfOrder;
  private long unknown;

  Ledger(int senders, Consumer<Message> onFinished) {
    Stream.generate(Sent::new).limit(senders).forEach(this.senders::add);
    this.onFinished = onFinished;
  }

  /** From now on things count for this phase. */
  void enter(Phase next) {
    phase = next;
  }

  Message send(int sender, long scheduledNanos, long now) {
    Sent of = senders.get(sender);
    Message message = new Message(sender, of.count++, scheduledNanos, phase);
    of.unfinished.put(message.sequence(), message);
    sent++;
    phase.sentLate(now - scheduledNanos);
    return message;
  }

  void acknowledged(int sender, long id, long now) {
    Sent of = senders.get(sender);
    acknowledged++;
    phase.countAcknowledged();
    if (id <= of.lastAcknowledgedId) {
      outOfOrder++;
    }
    of.lastAcknowledgedId = Math.max(id, of.lastAcknowledgedId);
    Arrival arrival = deliveredOnly.remove(id);
    if (arrival == null) {
      acknowledgedOnly.put(id, now);
    } else {
      finish(arrival.message(), now, arrival.nanos());
    }
  }

  /** One of a sender's messages came in where it was sent to. */
  void delivered(int sender, int sequence, long id, long now) {
    if (sender < 0 || sender >= senders.size() || sequence >= senders.get(sender).count) {
      unknown++;
      return;
    }
    Sent of = senders.get(sender);
    if (of.delivered.get(sequence)) {
      duplicated++;
      return;
    }
    if (sequence < of.delivered.length()) {
      outOfOrder++;
    }
    of.delivered.set(sequence);
    phase.countDelivered();
    Message message = of.unfinished.get(sequence);
    Long acknowledgedNanos = acknowledgedOnly.remove(id);
    if (acknowledgedNanos == null) {
      deliveredOnly.put(id, new Arrival(message, now));
    } else {
      finish(message, acknowledgedNanos, now);
    }
  }

  void refused() {
    refused++;
  }

  void unknown() {
    unknown++;
  }

  private void finish(Message message, long acknowledgedNanos, long deliveredNanos) {
    senders.get(message.sender()).unfinished.remove(message.sequence());
    finished++;
    long from = message.scheduledNanos();
    message.phase().finished(acknowledgedNanos - from, deliveredNanos - from);
    onFinished.accept(message);
  }

  Collection<Message> unfinished(int sender) {
    return senders.get(sender).unfinished.values();
  }

  boolean allFinished() {
    return finished + refused >= sent;
  }

  /** What is still open counts as lost: ask when waiting any longer makes no sense. */
  Balance balance() {
    long neverAcknowledged = Math.max(0, sent - acknowledged - refused);
    return new Balance(
        sent, acknowledgedOnly.size(), neverAcknowledged, refused, duplicated, outOfOrder, unknown);
  }
}
