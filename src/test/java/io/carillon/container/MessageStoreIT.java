package io.carillon.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.chat.ChatMessage;
import io.carillon.chat.Conversations;
import io.carillon.chat.History;
import io.carillon.chat.MessageJournal;
import io.carillon.chat.MessageStore;
import io.carillon.chat.NewMessage;
import io.carillon.chat.Outcome;
import io.carillon.chat.Pair;
import io.carillon.chat.Receipt;
import io.carillon.chat.RowRefused;
import io.carillon.core.Page;
import io.carillon.wire.ErrorText;
import io.carillon.wire.Timestamps;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
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
  @Inject private Conversations conversations;
  @Inject private Sql sql;

  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  private ManagedExecutorService threads;

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
    long id = append(message("kept"));
    transaction.rollback();

    assertThat(stored()).extracting(ChatMessage::id).containsExactly(id);
  }

  @Test
  void idsFollowOneAnotherInTheOrderOfTheList() {
    long first = append(message("a"), message("b"), message("c"));
    long next = append(message("d"));

    assertThat(next).isEqualTo(first + 3);
    assertThat(stored())
        .extracting(ChatMessage::id)
        .containsExactly(first, first + 1, first + 2, next);
    assertThat(stored()).extracting(ChatMessage::message).containsExactly("a", "b", "c", "d");
  }

  @Test
  void aBatchWithARefusedRowIsNotStoredAtAll() {
    long before = append(message("before"));

    assertThatThrownBy(
            () ->
                store.append(
                    List.of(message("good"), fromNobody(), message("good")),
                    List.of(new Pair(NOBODY, receiver))))
        .isInstanceOf(RowRefused.class);

    assertThat(stored()).extracting(ChatMessage::message).containsExactly("before");
    assertThat(append(message("after")))
        .as("the ids of the refused batch are given out again")
        .isEqualTo(before + 1);
  }

  @Test
  void aReferenceThatComesAgainFindsTheFirstMessage() {
    long id = append(message("text", Optional.of("r")));
    List<Outcome> later =
        outcomes(message("text", Optional.of("r")), message("new", Optional.of("s")));

    assertThat(later.get(0)).isEqualTo(new Outcome.StoredBefore(id));
    assertThat(later.get(1)).isInstanceOf(Outcome.Stored.class);
    assertThat(stored()).extracting(ChatMessage::message).containsExactly("text", "new");
  }

  @Test
  void soDoesOneThatComesTwiceInOneBatch() {
    List<Outcome> both =
        outcomes(message("text", Optional.of("r")), message("text", Optional.of("r")));

    assertThat(both)
        .containsExactly(
            new Outcome.Stored(stored().get(0).id()),
            new Outcome.StoredBefore(stored().get(0).id()));
    assertThat(stored()).hasSize(1);
  }

  @Test
  void aReferenceWithOtherContentIsRefusedAndTheRestIsStored() {
    append(message("text", Optional.of("r")));
    NewMessage toMyself =
        new NewMessage(
            sender, sender, "text", Optional.empty(), Optional.of("r"), Timestamps.now());

    assertThat(outcomes(message("other", Optional.of("r")), message("good"), toMyself))
        .first()
        .isEqualTo(new Outcome.Refused(ErrorText.CLIENT_REF_USED));
    assertThat(outcomes(toMyself)).containsExactly(new Outcome.Refused(ErrorText.CLIENT_REF_USED));
    assertThat(stored()).extracting(ChatMessage::message).containsExactly("text", "good");
  }

  @Test
  void aRefusedMessageOpensNoConversation() {
    append(message("text", Optional.of("r")));
    NewMessage toMyself =
        new NewMessage(sender, sender, "x", Optional.empty(), Optional.of("r"), Timestamps.now());

    MessageStore.Appended appended =
        store.append(List.of(toMyself), List.of(new Pair(sender, sender)));

    assertThat(appended.pairs()).isEmpty();
    assertThat(conversations.of(sender, OptionalLong.empty(), 200))
        .extracting(Conversations.Conversation::peerId)
        .containsExactly(receiver);
  }

  @Test
  void twoSendersMayUseTheSameReference() {
    append(message("text", Optional.of("r")));
    NewMessage answer =
        new NewMessage(receiver, sender, "y", Optional.empty(), Optional.of("r"), Timestamps.now());

    assertThat(outcomes(answer)).first().isInstanceOf(Outcome.Stored.class);
  }

  @Test
  void aReceiverWhoHasLeftGetsNothingNewButWhatWasStoredIsFound() {
    long id = append(message("text", Optional.of("r")));
    people.deactivate(receiver);

    assertThat(
            outcomes(
                message("text", Optional.of("r")),
                message("text", Optional.of("unknown")),
                message("text")))
        .containsExactly(
            new Outcome.StoredBefore(id),
            new Outcome.Refused(ErrorText.RECEIVER_NOT_FOUND),
            new Outcome.Refused(ErrorText.RECEIVER_NOT_FOUND));
  }

  @Test
  void whatAnotherNodeIsJustStoringIsWaitedForAndFound() throws Exception {
    long before = append(message("before"));
    transaction.begin();
    sql.update("update id_counter set last_id = last_id + 1 where name = 'message'");
    sql.update(
        "insert into chat_message (id, sender_id, receiver_id, message, created_at, client_ref)"
            + " values (?, ?, ?, 'text', current_timestamp, 'r')",
        before + 1,
        sender,
        receiver);
    CompletableFuture<List<Outcome>> here =
        CompletableFuture.supplyAsync(() -> outcomes(message("text", Optional.of("r"))), threads);
    sql.awaitBlockedSession();
    transaction.commit();

    assertThat(here.get(LIMIT_SECONDS, TimeUnit.SECONDS))
        .containsExactly(new Outcome.StoredBefore(before + 1));
    assertThat(stored()).extracting(ChatMessage::message).containsExactly("before", "text");
  }

  @Test
  void theJournalStoresTheGoodOnesOfSuchABatch() throws Exception {
    Told first = new Told();
    Told refused = new Told();
    Told last = new Told();

    holdTheLane();
    journal.lane().append(message("first"), first);
    journal.lane().append(fromNobody(), refused);
    journal.lane().append(message("last"), last);
    transaction.commit();

    List<Outcome> stored = List.of(first.outcome(), last.outcome());
    assertThat(refused.outcome()).isEqualTo(new Outcome.Refused(ErrorText.SERVER_FAULT));
    assertThat(stored())
        .extracting(ChatMessage::message)
        .containsExactly("holds the lane", "first", "last");
    assertThat(stored())
        .extracting(message -> (Outcome) new Outcome.Stored(message.id()))
        .endsWith(stored.toArray(Outcome[]::new));
  }

  /** What is appended from now on until the transaction ends becomes one batch. */
  private void holdTheLane() throws Exception {
    transaction.begin();
    sql.update("update id_counter set last_id = last_id where name = 'message'");
    journal.lane().append(message("holds the lane"), outcome -> {});
    sql.awaitBlockedSession();
  }

  @Test
  void theJournalRefusesWhatGoesToNobodyAndStoresTheRest() throws Exception {
    people.deactivate(receiver);
    Told gone = new Told();
    Told unknown = new Told();
    Told toSender = new Told();

    holdTheLane();
    journal.lane().append(message("gone"), gone);
    journal.lane().append(to(NOBODY), unknown);
    journal.lane().append(to(sender), toSender);
    transaction.commit();

    assertThat(List.of(gone.outcome(), unknown.outcome()))
        .containsOnly(new Outcome.Refused(ErrorText.RECEIVER_NOT_FOUND));
    assertThat(toSender.outcome()).isInstanceOf(Outcome.Stored.class);
  }

  @Test
  void theJournalTellsOfAMessageThatIsCommitted() throws Exception {
    CompletableFuture<List<ChatMessage>> seenWhenTold = new CompletableFuture<>();

    journal.lane().append(message("told"), outcome -> seenWhenTold.complete(stored()));

    assertThat(seenWhenTold.get(LIMIT_SECONDS, TimeUnit.SECONDS))
        .extracting(ChatMessage::message)
        .containsExactly("told");
  }

  private List<Outcome> outcomes(NewMessage... messages) {
    return store.append(List.of(messages), List.of(new Pair(sender, receiver))).outcomes();
  }

  /** Stores messages that are all new, and answers the first one's id. */
  private long append(NewMessage... messages) {
    List<Outcome> outcomes = outcomes(messages);
    assertThat(outcomes).hasSize(messages.length).allMatch(Outcome.Stored.class::isInstance);
    return ((Outcome.Stored) outcomes.get(0)).id();
  }

  private List<ChatMessage> stored() {
    return history
        .conversation(
            sender, receiver, new Page(OptionalLong.empty(), OptionalLong.of(0), 100), bytes -> {})
        .items();
  }

  private NewMessage message(String text) {
    return message(text, Optional.empty());
  }

  private NewMessage message(String text, Optional<String> clientRef) {
    return new NewMessage(sender, receiver, text, Optional.empty(), clientRef, Timestamps.now());
  }

  private NewMessage to(long someone) {
    return new NewMessage(
        sender, someone, "text", Optional.empty(), Optional.empty(), Timestamps.now());
  }

  /** Refused by the database: a conversation's people have to exist. */
  private NewMessage fromNobody() {
    return new NewMessage(
        NOBODY, receiver, "lost", Optional.empty(), Optional.empty(), Timestamps.now());
  }

  /** Learns what became of a message. */
  private static final class Told implements Receipt {

    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    /** Waits for it. */
    Outcome outcome() throws Exception {
      return outcome.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void told(Outcome told) {
      outcome.complete(told);
    }
  }
}
