package io.carillon.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.chat.ChatMessage;
import io.carillon.chat.History;
import io.carillon.chat.MessageJournal;
import io.carillon.chat.MessageStore;
import io.carillon.chat.NewMessage;
import io.carillon.chat.Pair;
import io.carillon.chat.Receipt;
import io.carillon.chat.RowRefused;
import io.carillon.core.Page;
import io.carillon.wire.Timestamps;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages are stored in a transaction of their own, a batch whole or not at all. */
class MessageStoreIT extends InPayaraMicro {

  private static final long NOBODY = Long.MAX_VALUE;
  private static final int LIMIT_SECONDS = 30;

  @Inject private MessageStore store;
  @Inject private MessageJournal journal;
  @Inject private History history;
  @Inject private UserTransaction transaction;
  @Inject private People people;

  private long sender;
  private long receiver;

  @BeforeEach
  void createPeople() {
    sender = people.create();
    receiver = people.create();
  }

  @Test
  void aMessageOutlivesTheRollbackOfItsCaller() throws Exception {
    transaction.begin();
    long id = store.append(List.of(message("kept")), List.of(new Pair(sender, receiver)));
    transaction.rollback();

    assertThat(stored()).extracting(ChatMessage::id).containsExactly(id);
  }

  @Test
  void idsFollowOneAnotherInTheOrderOfTheList() {
    long first = store.append(List.of(message("a"), message("b"), message("c")), List.of());
    long next = store.append(List.of(message("d")), List.of());

    assertThat(next).isEqualTo(first + 3);
    assertThat(stored())
        .extracting(ChatMessage::id)
        .containsExactly(first, first + 1, first + 2, next);
    assertThat(stored()).extracting(ChatMessage::message).containsExactly("a", "b", "c", "d");
  }

  @Test
  void aBatchWithARefusedRowIsNotStoredAtAll() {
    long before = store.append(List.of(message("before")), List.of());

    assertThatThrownBy(
            () -> store.append(List.of(message("good"), toNobody(), message("good")), List.of()))
        .isInstanceOf(RowRefused.class);

    assertThat(stored()).extracting(ChatMessage::message).containsExactly("before");
    assertThat(store.append(List.of(message("after")), List.of()))
        .as("the ids of the refused batch are given out again")
        .isEqualTo(before + 1);
  }

  @Test
  void theJournalStoresTheGoodOnesOfSuchABatch() throws Exception {
    CompletableFuture<Void> othersAreQueued = new CompletableFuture<>();
    Outcome first = new Outcome();
    Outcome refused = new Outcome();
    Outcome last = new Outcome();

    journal.lane().append(message("holds the lane"), new Holding(othersAreQueued));
    journal.lane().append(message("first"), first);
    journal.lane().append(toNobody(), refused);
    journal.lane().append(message("last"), last);
    othersAreQueued.complete(null);

    assertThat(first.id()).isPresent();
    assertThat(refused.id()).isEmpty();
    assertThat(last.id()).isPresent();
    assertThat(stored())
        .extracting(ChatMessage::message)
        .containsExactly("holds the lane", "first", "last");
    assertThat(stored()).extracting(ChatMessage::id).endsWith(first.id().get(), last.id().get());
  }

  @Test
  void theJournalTellsOfAMessageThatIsCommitted() throws Exception {
    CompletableFuture<List<ChatMessage>> seenWhenTold = new CompletableFuture<>();

    journal
        .lane()
        .append(
            message("told"),
            new Receipt() {
              @Override
              public void stored(long id) {
                seenWhenTold.complete(MessageStoreIT.this.stored());
              }

              @Override
              public void failed() {
                seenWhenTold.complete(List.of());
              }
            });

    assertThat(seenWhenTold.get(LIMIT_SECONDS, TimeUnit.SECONDS))
        .extracting(ChatMessage::message)
        .containsExactly("told");
  }

  private List<ChatMessage> stored() {
    return history.conversation(
        sender, receiver, new Page(OptionalLong.empty(), OptionalLong.of(0), 100));
  }

  private NewMessage message(String text) {
    return new NewMessage(sender, receiver, text, Optional.empty(), Timestamps.now());
  }

  private NewMessage toNobody() {
    return new NewMessage(sender, NOBODY, "lost", Optional.empty(), Timestamps.now());
  }

  /** Keeps the journal's one lane busy, so that what is appended meanwhile becomes one batch. */
  private record Holding(CompletableFuture<Void> release) implements Receipt {

    @Override
    public void stored(long id) {
      release.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void failed() {
      // Shows in what is stored.
    }
  }

  private static final class Outcome implements Receipt {

    private final CompletableFuture<Optional<Long>> told = new CompletableFuture<>();

    /** The message's id, empty when it was not stored; waits for it. */
    Optional<Long> id() throws Exception {
      return told.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stored(long id) {
      told.complete(Optional.of(id));
    }

    @Override
    public void failed() {
      told.complete(Optional.empty());
    }
  }
}
