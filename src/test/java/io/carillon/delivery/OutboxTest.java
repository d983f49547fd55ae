package io.carillon.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.wire.CloseCode;
import io.carillon.wire.EncodedFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxTest {

  private final List<Throwable> failures = new ArrayList<>();
  private final Outbox outbox = new Outbox(3, Runnable::run, failures::add);

  private static EncodedFrame frame(Object text) {
    return new EncodedFrame(String.valueOf(text));
  }

  @Test
  void collectsUntilATransportIsAttachedThenSendsInOrder() {
    outbox.offer(frame(1));
    outbox.offer(frame(2));
    RecordingTransport transport = new RecordingTransport(true);
    outbox.attach(transport);
    outbox.offer(frame(3));

    assertThat(transport.sent).containsExactly("1", "2", "3");
    assertThat(outbox.idle()).isTrue();
  }

  @Test
  void sendsWhatWasMissedBeforeWhatItCollectedWhateverItsCapacity() {
    IntStream.rangeClosed(1, 3).forEach(i -> outbox.offer(frame("live " + i)));
    List<EncodedFrame> missed =
        IntStream.range(0, 10).mapToObj(i -> frame("missed ".repeat(2_000) + i)).toList();
    RecordingTransport transport = new RecordingTransport(false);
    outbox.attachForReplay(transport);
    assertThat(transport.sent).isEmpty();
    List<String> taken = new ArrayList<>();
    outbox.replay(missed.subList(0, 6), false, () -> taken.add("first"));

    assertThat(outbox.offer(frame("one too many"))).isFalse();
    transport.completeAll();
    assertThat(transport.sent).hasSize(6);
    assertThat(taken).containsExactly("first");
    outbox.replay(missed.subList(6, 10), true, () -> taken.add("last"));
    transport.completeAll();

    assertThat(taken).containsExactly("first", "last");
    assertThat(transport.sent)
        .startsWith(missed.stream().map(EncodedFrame::json).toArray(String[]::new))
        .endsWith("live 1", "live 2", "live 3")
        .hasSize(13);
    assertThat(outbox.idle()).isTrue();
  }

  @Test
  void doesNotSayThatAStepIsTakenBeforeItIsSent() {
    RecordingTransport transport = new RecordingTransport(false);
    outbox.attachForReplay(transport);
    List<String> taken = new ArrayList<>();
    outbox.replay(List.of(frame("missed")), true, () -> taken.add("taken"));

    assertThat(transport.sent).containsExactly("missed");
    assertThat(taken).isEmpty();
    transport.completeAll();
    assertThat(taken).hasSize(1);
  }

  @Test
  void saysThatAStepIsTakenThoughMoreFollowsAtOnce() {
    RecordingTransport transport = new RecordingTransport(false);
    outbox.attachForReplay(transport);
    List<String> taken = new ArrayList<>();
    outbox.replay(List.of(frame("missed")), true, () -> taken.add("taken"));
    outbox.offer(frame("live"));
    transport.pending.remove().sent();

    assertThat(transport.sent).containsExactly("missed", "live");
    assertThat(taken).hasSize(1);
  }

  @Test
  void keepsNothingOfAReplayOnceClosed() {
    RecordingTransport transport = new RecordingTransport(true);
    outbox.attachForReplay(transport);
    outbox.close();
    outbox.replay(List.of(frame("missed")), true, () -> failures.add(new AssertionError()));

    assertThat(transport.sent).isEmpty();
    assertThat(failures).isEmpty();
  }

  @Test
  void whatComesDuringASendGoesOutWithTheNextOne() {
    RecordingTransport transport = new RecordingTransport(false);
    outbox.attach(transport);
    outbox.offer(frame(1));
    outbox.offer(frame(2));
    outbox.offer(frame(3));

    assertThat(transport.sent).containsExactly("1");
    transport.pending.remove().sent();
    assertThat(transport.sent).containsExactly("1", "2", "3");
    assertThat(transport.pending).hasSize(1);
  }

  @Test
  void aSendIsNoLargerThanItTakesToBeCheap() {
    Outbox large = new Outbox(100, Runnable::run, failures::add);
    IntStream.range(0, 10).forEach(i -> large.offer(frame("x".repeat(30_000))));
    RecordingTransport transport = new RecordingTransport(false);
    large.attach(transport);

    assertThat(transport.sent).hasSize(3);
  }

  @Test
  void refusesMoreBytesThanAClientMayLeaveUnreadButTakesOneFrameOfAnySize() {
    Outbox large = new Outbox(100, Runnable::run, failures::add);
    int half = 2 << 20;

    assertThat(large.offer(frame("x".repeat(3 * half)))).isTrue();
    assertThat(large.offer(frame("x"))).isFalse();
    large.attach(new RecordingTransport(false));
    assertThat(large.offer(frame("x".repeat(half)))).isTrue();
    assertThat(large.offer(frame("x".repeat(half)))).isTrue();
    assertThat(large.offer(frame("x"))).isFalse();
  }

  @Test
  void refusesWhatIsOverItsCapacity() {
    outbox.attach(new RecordingTransport(false));
    assertThat(outbox.offer(frame("on its way"))).isTrue();
    assertThat(IntStream.range(0, 3).allMatch(i -> outbox.offer(frame(i)))).isTrue();
    assertThat(outbox.offer(frame("too much"))).isFalse();
  }

  @Test
  void sendsNothingMoreOnceClosed() {
    RecordingTransport transport = new RecordingTransport(false);
    outbox.attach(transport);
    outbox.offer(frame(1));
    outbox.offer(frame(2));
    outbox.close();
    transport.pending.remove().sent();

    assertThat(outbox.offer(frame(3))).isTrue();
    assertThat(transport.sent).containsExactly("1");
  }

  @Test
  void finishesBehindWhatWaits() {
    List<Runnable> tasks = new ArrayList<>();
    Outbox slow = new Outbox(3, tasks::add, failures::add);
    RecordingTransport transport = new RecordingTransport(true);
    slow.attach(transport);
    slow.offer(frame(1));
    slow.finish(() -> transport.sent.add("end"));
    assertThat(transport.sent).isEmpty();
    assertThat(slow.offer(frame(2))).isTrue();
    tasks.forEach(Runnable::run);

    assertThat(transport.sent).containsExactly("1", "end");
  }

  @Test
  void finishesAtOnceWhenTheClientDoesNotRead() {
    RecordingTransport transport = new RecordingTransport(false);
    outbox.attach(transport);
    outbox.offer(frame(1));
    outbox.offer(frame(2));
    outbox.finish(() -> transport.sent.add("end"));
    transport.pending.remove().sent();

    assertThat(transport.sent).containsExactly("1", "end");
  }

  @Test
  void finishesWithoutWhatTheClientDoesNotRead() {
    List<Runnable> tasks = new ArrayList<>();
    Outbox slow = new Outbox(3, tasks::add, failures::add);
    RecordingTransport transport = new RecordingTransport(false);
    slow.attach(transport);
    slow.offer(frame(1));
    slow.finish(() -> transport.sent.add("end"));
    tasks.forEach(Runnable::run);

    assertThat(transport.sent).containsExactly("1", "end");
  }

  @Test
  void reportsAFailureOnceAndStops() {
    RecordingTransport transport = new RecordingTransport(false);
    outbox.attach(transport);
    outbox.offer(frame(1));
    outbox.offer(frame(2));
    transport.pending.remove().failed(new IllegalStateException("gone"));

    assertThat(failures).hasSize(1);
    assertThat(transport.sent).containsExactly("1");
  }

  @Test
  void anErrorWhileSendingEndsTheConnectionAndNothingWaitsForAWriter() {
    outbox.attach(
        new RecordingTransport(true) {
          @Override
          public void send(List<EncodedFrame> frames, Completion completion) {
            throw new OutOfMemoryError("tried");
          }
        });

    assertThatThrownBy(() -> outbox.offer(frame(1))).isInstanceOf(OutOfMemoryError.class);
    assertThat(failures).hasSize(1);
    assertThat(outbox.offer(frame(2))).isTrue();
    assertThat(outbox.size()).isZero();
  }

  @Test
  void aLongQueueThatCompletesInlineDoesNotDeepenTheStack() {
    Outbox large = new Outbox(100_000, Runnable::run, failures::add);
    IntStream.range(0, 100_000).forEach(i -> large.offer(frame(i)));
    RecordingTransport transport = new RecordingTransport(true);
    large.attach(transport);

    assertThat(transport.sent).hasSize(100_000);
  }

  @Test
  void keepsEachThreadsOrderAndOneWriterUnderConcurrency() throws Exception {
    int threads = 4;
    int each = 5_000;
    Outbox shared = new Outbox(threads * each, Runnable::run, failures::add);
    ExecutorService completer = Executors.newSingleThreadExecutor();
    List<String> sent = new ArrayList<>();
    AtomicInteger inFlight = new AtomicInteger();
    AtomicInteger mostInFlight = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(threads * each);
    shared.attach(
        new Transport() {
          @Override
          public void send(List<EncodedFrame> frames, Completion completion) {
            mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            frames.forEach(frame -> sent.add(frame.json()));
            Runnable complete =
                () -> {
                  inFlight.decrementAndGet();
                  frames.forEach(frame -> done.countDown());
                  completion.sent();
                };
            if (frames.get(0).json().hashCode() % 3 == 0) {
              completer.execute(complete);
            } else {
              complete.run();
            }
          }

          @Override
          public boolean ping() {
            return true;
          }

          @Override
          public void close(CloseCode code) {}
        });

    ExecutorService senders = Executors.newFixedThreadPool(threads);
    for (int t = 0; t < threads; t++) {
      String name = "thread" + t + ":";
      senders.execute(() -> IntStream.range(0, each).forEach(i -> shared.offer(frame(name + i))));
    }
    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    senders.shutdown();
    completer.shutdown();

    assertThat(mostInFlight).hasValue(1);
    for (int t = 0; t < threads; t++) {
      String name = "thread" + t + ":";
      assertThat(sent.stream().filter(s -> s.startsWith(name)).toList())
          .isEqualTo(IntStream.range(0, each).mapToObj(i -> name + i).toList());
    }
  }
}
