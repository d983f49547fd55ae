package io.carillon.socket;

import io.carillon.delivery.Sequence;
import io.carillon.wire.ServerFrame;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Answers of one connection, in the order of its frames, whichever is ready first: an error is
 * known at once, while the message before it still waits for its commit.
 */
final class Answers {

  private record Answer(ServerFrame frame, int cost) {}

  private final Sequence<Answer> answers = new Sequence<>(this::leave);
  private final Consumer<ServerFrame> target;
  private final Backlog backlog;

  /**
   * @param backlog of the connection's user
   */
  Answers(Consumer<ServerFrame> target, Backlog backlog) {
    this.target = target;
    this.backlog = backlog;
  }

  /**
   * Takes the answer to the frame that came in just now, once; none when too many wait. A
   * connection of which none waits may always send one, whatever the user's others do.
   *
   * @param cost how many frames it counts for
   */
  Optional<Consumer<ServerFrame>> next(int cost) {
    if (backlog.full() && !answers.isEmpty()) {
      return Optional.empty();
    }
    backlog.add(cost);
    Sequence<Answer>.Place place = answers.next();
    return Optional.of(frame -> place.fill(new Answer(frame, cost)));
  }

  private void leave(Answer answer) {
    backlog.remove(answer.cost());
    target.accept(answer.frame());
  }
}
