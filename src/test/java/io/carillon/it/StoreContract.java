package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Answer;
import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every supported database keeps of chat, as its REST calls show it. */
abstract class StoreContract {

  private Carillon carillon;
  private Rest rest;
  private Person carol;
  private Person dave;
  private Person staff;

  /** A server on the database in question. */
  abstract Carillon server();

  @BeforeEach
  void startWithNothingUnread() {
    carillon = server();
    rest = new Rest(carillon);
    carol = rest.login("carol");
    dave = rest.login("dave");
    staff = rest.login("staff");
    for (Person reader : List.of(carol, dave, staff)) {
      for (Person writer : List.of(carol, dave, staff)) {
        read(reader, writer, Long.MAX_VALUE).is(204);
      }
    }
  }

  /** Sends so many messages and answers their ids. */
  private List<Long> send(Person sender, Person receiver, int count) {
    List<Long> ids = new ArrayList<>();
    try (ChatClient client = ChatClient.connect(carillon, sender)) {
      for (int i = 0; i < count; i++) {
        client.send(receiver, "message " + i);
      }
      while (ids.size() < count) {
        JsonObject frame = client.next();
        if (frame.getString("type").equals("message_sent")) { // Not one's own message to oneself.
          ids.add(idOf(frame));
        }
      }
    }
    return ids;
  }

  private Answer read(Person reader, Person writer, long upTo) {
    return rest.post(
        reader, "/api/messages/read", "{\"with\":%d,\"up_to\":%d}".formatted(writer.id(), upTo));
  }

  private List<JsonObject> messages(Person caller, String query) {
    return rest.get(caller, "/api/messages?" + query).is(200).items();
  }

  private List<Long> ids(Person caller, String query) {
    return messages(caller, query).stream().map(StoreContract::idOf).toList();
  }

  private static long idOf(JsonObject item) {
    return item.getJsonNumber("id").longValue();
  }

  private List<JsonObject> conversations(Person caller) {
    return conversations(caller, "");
  }

  private List<JsonObject> conversations(Person caller, String query) {
    return rest.get(caller, "/api/conversations" + query).is(200).items();
  }

  private static List<Long> peersOf(List<JsonObject> conversations) {
    return conversations.stream().map(each -> idOf(each.getJsonObject("peer"))).toList();
  }

  private JsonObject conversation(Person caller, Person peer) {
    return conversations(caller).stream()
        .filter(item -> idOf(item.getJsonObject("peer")) == peer.id())
        .findFirst()
        .orElseThrow();
  }

  private int unread(Person caller, Person peer) {
    return conversation(caller, peer).getInt("unread");
  }

  @Test
  void whatWasSentToSomeoneOfflineIsThereLaterAndUnread() {
    List<Long> sent = send(carol, staff, 3);

    JsonObject conversation = conversation(staff, carol);
    assertThat(conversation.keySet()).containsExactlyInAnyOrder("peer", "last_message", "unread");
    assertThat(conversation.getJsonObject("peer").getString("full_name")).isEqualTo("Carol Clark");
    assertThat(conversation.getInt("unread")).isEqualTo(3);
    assertThat(idOf(conversation.getJsonObject("last_message"))).isEqualTo(sent.get(2));
    assertThat(unread(carol, staff)).isZero();
    assertThat(ids(staff, "with=" + carol.id() + "&after=" + (sent.get(0) - 1))).isEqualTo(sent);
  }

  @Test
  void theListOfConversationsShowsHowALongMessageBegins() {
    String text = "Long, a".repeat(28) + "b" + "👍".repeat(10_000);
    try (ChatClient sender = ChatClient.connect(carillon, carol)) {
      sender.sendAccepted(staff, text);
    }

    String shown = conversation(staff, carol).getJsonObject("last_message").getString("message");
    assertThat(text).startsWith(shown);
    assertThat(shown).endsWith("👍").hasSizeBetween(198, 204);
    assertThat(shown.codePointCount(0, shown.length())).isBetween(198, 200);
  }

  @Test
  void aStoredMessageIsTheFrameAndTwoKeysMore() {
    try (ChatClient sender = ChatClient.connect(carillon, carol);
        ChatClient receiver = ChatClient.connect(carillon, dave)) {
      sender.ask(
          "{\"receiver_id\":%d,\"message\":\"Grüße 👍\",\"attachment\":\"https://example.edu/n\"}"
              .formatted(dave.id()));
      JsonObject frame = receiver.next();

      for (Person caller : List.of(dave, carol)) {
        JsonObject item = messages(caller, "after=" + (idOf(frame) - 1)).get(0);
        assertThat(item.keySet())
            .containsExactlyInAnyOrder(
                "type",
                "id",
                "sender_id",
                "sender_name",
                "receiver_id",
                "message",
                "attachment",
                "timestamp",
                "read_at");
        assertThat(item.entrySet()).containsAll(frame.entrySet());
        assertThat(item.getJsonNumber("receiver_id").longValue()).isEqualTo(dave.id());
        assertThat(item.get("read_at")).isEqualTo(JsonValue.NULL);
      }
    }
  }

  @Test
  void anAttachmentAloneIsKeptWithAnEmptyText() {
    try (ChatClient sender = ChatClient.connect(carillon, carol)) {
      JsonObject answer =
          sender.ask(
              "{\"receiver_id\":%d,\"attachment\":\"https://example.edu/n\"}".formatted(dave.id()));
      JsonObject item = messages(dave, "after=" + (idOf(answer) - 1)).get(0);
      assertThat(item.getString("message")).isEmpty();
      assertThat(item.getString("attachment")).isEqualTo("https://example.edu/n");
    }
  }

  @Test
  void theLongestTextIsKept() {
    String text = "€".repeat(32_768);
    try (ChatClient sender = ChatClient.connect(carillon, carol)) {
      long id = sender.sendAccepted(dave, text);
      assertThat(messages(dave, "after=" + (id - 1)).get(0).getString("message")).isEqualTo(text);
    }
  }

  @Test
  void aConversationIsPagedFromNewToOldAndFromOldToNew() {
    List<Long> oldToNew = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      oldToNew.addAll(send(carol, dave, 2));
      send(carol, staff, 1);
      oldToNew.addAll(send(dave, carol, 1));
    }
    List<Long> newToOld = new ArrayList<>(oldToNew);
    Collections.reverse(newToOld);
    String with = "with=" + dave.id();
    long first = oldToNew.get(0);

    assertThat(ids(carol, with + "&limit=9")).isEqualTo(newToOld);
    assertThat(ids(carol, with).subList(0, 9)).isEqualTo(newToOld);
    assertThat(ids(carol, with + "&limit=4")).isEqualTo(newToOld.subList(0, 4));
    assertThat(ids(carol, with + "&limit=4&before=" + newToOld.get(3)))
        .isEqualTo(newToOld.subList(4, 8));
    assertThat(ids(dave, "with=" + carol.id() + "&limit=9")).isEqualTo(newToOld);
    assertThat(ids(carol, with + "&after=" + (first - 1))).isEqualTo(oldToNew);
    assertThat(ids(carol, with + "&limit=4&after=" + first)).isEqualTo(oldToNew.subList(1, 5));
    assertThat(ids(carol, with + "&after=" + oldToNew.get(2) + "&before=" + oldToNew.get(6)))
        .isEqualTo(oldToNew.subList(3, 6));
    assertThat(ids(carol, with + "&after=" + oldToNew.get(8))).isEmpty();
    assertThat(ids(carol, with + "&before=0")).isEmpty();
  }

  @Test
  void withoutAPeerAllOfTheCallersConversationsArePaged() {
    List<Long> oldToNew = new ArrayList<>();
    oldToNew.addAll(send(carol, dave, 2));
    oldToNew.addAll(send(staff, carol, 2));
    oldToNew.addAll(send(carol, carol, 1));
    send(dave, staff, 1);
    oldToNew.addAll(send(carol, staff, 1));
    List<Long> newToOld = new ArrayList<>(oldToNew);
    Collections.reverse(newToOld);

    assertThat(ids(carol, "after=" + (oldToNew.get(0) - 1))).isEqualTo(oldToNew);
    assertThat(ids(carol, "limit=2&after=" + oldToNew.get(1))).isEqualTo(oldToNew.subList(2, 4));
    assertThat(ids(carol, "limit=6")).isEqualTo(newToOld);
    assertThat(ids(carol, "limit=3&before=" + newToOld.get(1))).isEqualTo(newToOld.subList(2, 5));
  }

  @Test
  void fiftyAreAPageUnlessALimitIsGiven() {
    long first = send(carol, dave, 60).get(0);
    assertThat(ids(carol, "after=" + (first - 1))).hasSize(50);
    assertThat(ids(carol, "")).hasSize(50);
    assertThat(ids(carol, "limit=200&after=" + (first - 1))).hasSize(60);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=201,limit",
    "limit=0,limit",
    "limit=-1,limit",
    "limit=many,limit",
    "limit=99999999999999999999,limit",
    "before=x,before",
    "before=-1,before",
    "after=1.5,after",
    "with=bob,with",
    "with=99999999999999999999,with"
  })
  void aBadParameterIsRefusedByName(String query, String field) {
    JsonObject problem = rest.get(carol, "/api/messages?" + query).is(400).json();
    assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("field")).isEqualTo(field);
  }

  @Test
  void withSomebodyNeverWrittenToThereIsNothing() {
    assertThat(messages(carol, "with=999999999")).isEmpty();
  }

  @Test
  void conversationsAreListedNewestFirst() {
    send(carol, dave, 1);
    send(staff, carol, 1);
    assertThat(conversations(carol).stream().limit(2).map(c -> idOf(c.getJsonObject("peer"))))
        .containsExactly(staff.id(), dave.id());
    send(carol, dave, 1);
    assertThat(conversations(carol).stream().limit(2).map(c -> idOf(c.getJsonObject("peer"))))
        .containsExactly(dave.id(), staff.id());
    assertThat(conversations(carol).stream().map(c -> idOf(c.getJsonObject("peer"))))
        .doesNotHaveDuplicates();
  }

  @Test
  void conversationsComeInPages() {
    Campus campus = new Campus(rest);
    Person talker = campus.student();
    List<Person> peers = campus.students(4);
    peers.forEach(peer -> send(peer, talker, 1));
    send(talker, peers.get(0), 1); // The first is the newest now.
    List<Long> expected =
        List.of(peers.get(0).id(), peers.get(3).id(), peers.get(2).id(), peers.get(1).id());

    assertThat(peersOf(conversations(talker))).isEqualTo(expected);
    List<JsonObject> first = conversations(talker, "?limit=3");
    assertThat(peersOf(first)).isEqualTo(expected.subList(0, 3));
    assertThat(first.get(0).getInt("unread")).isEqualTo(1);
    long last = idOf(first.get(2).getJsonObject("last_message"));
    assertThat(peersOf(conversations(talker, "?limit=3&before=" + last)))
        .isEqualTo(expected.subList(3, 4));
    assertThat(conversations(talker, "?before=0")).isEmpty();
    for (String query : List.of("limit=201", "limit=0", "before=-1", "before=x")) {
      assertThat(Administrator.fieldsOf(rest.get(talker, "/api/conversations?" + query).is(400)))
          .containsExactly(query.substring(0, query.indexOf('=')));
    }
  }

  @Test
  void partnersOfAnotherCollegeShowTheirNameOnly() {
    Campus campus = new Campus(rest);
    Person talker = campus.student();
    Person colleague = campus.staff();
    Person admin = rest.login("admin");
    List<Person> strangers = List.of(new Campus(rest).staff(), campus.outsider(), admin);
    for (Person peer : List.of(colleague, strangers.get(0), strangers.get(1), admin)) {
      send(talker, peer, 1);
    }

    for (Person stranger : strangers) {
      JsonObject peer = conversation(talker, stranger).getJsonObject("peer");
      assertThat(peer.getString("full_name")).isNotBlank();
      for (String hidden : List.of("username", "college_id", "role")) {
        assertThat(peer.get(hidden)).as(hidden).isEqualTo(JsonValue.NULL);
      }
    }
    JsonObject peer = conversation(talker, colleague).getJsonObject("peer");
    assertThat(peer.getString("username")).isEqualTo(colleague.username());
    assertThat(peer.getString("role")).isEqualTo("staff");
    assertThat(conversation(admin, talker).getJsonObject("peer").getString("username"))
        .isEqualTo(talker.username());
  }

  @Test
  void readingCountsUpToAndIncludingAnId() {
    List<Long> sent = send(carol, dave, 3);
    String page = "after=" + (sent.get(0) - 1);

    read(dave, carol, sent.get(1)).is(204);

    assertThat(unread(dave, carol)).isEqualTo(1);
    for (Person caller : List.of(dave, carol)) {
      List<JsonObject> items = messages(caller, page);
      assertThat(items.get(0).getString("read_at"))
          .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
      assertThat(items.get(1).getString("read_at")).isNotEmpty();
      assertThat(items.get(2).get("read_at")).isEqualTo(JsonValue.NULL);
    }
  }

  @Test
  void readingAgainOrLessChangesNothing() {
    List<Long> sent = send(carol, dave, 2);
    read(dave, carol, sent.get(1)).is(204);
    List<JsonObject> once = messages(dave, "after=" + (sent.get(0) - 1));

    read(dave, carol, sent.get(1)).is(204);
    read(dave, carol, sent.get(0)).is(204);

    assertThat(messages(dave, "after=" + (sent.get(0) - 1))).isEqualTo(once);
    assertThat(unread(dave, carol)).isZero();
  }

  @Test
  void readingFarAheadMarksNoMessageThatIsStillToCome() {
    send(carol, dave, 1);
    read(dave, carol, Long.MAX_VALUE).is(204);
    assertThat(unread(dave, carol)).isZero();

    long later = send(carol, dave, 1).get(0);

    assertThat(unread(dave, carol)).isEqualTo(1);
    assertThat(messages(dave, "after=" + (later - 1)).get(0).get("read_at"))
        .isEqualTo(JsonValue.NULL);
  }

  @Test
  void readingTouchesNoOtherConversationNorWhatOneWroteOneself() {
    long toDave = send(carol, dave, 1).get(0);
    send(staff, dave, 1);
    long fromDave = send(dave, carol, 1).get(0);

    read(dave, carol, fromDave).is(204);

    assertThat(unread(dave, staff)).isEqualTo(1);
    assertThat(unread(carol, dave)).isEqualTo(1);
    List<JsonObject> items = messages(carol, "with=" + dave.id() + "&after=" + (toDave - 1));
    assertThat(items.get(0).getString("read_at")).isNotEmpty();
    assertThat(items.get(1).get("read_at")).isEqualTo(JsonValue.NULL);
  }

  @Test
  void aConversationWithOneselfHasEachMessageOnce() {
    List<Long> sent = send(carol, carol, 2);
    String page = "after=" + (sent.get(0) - 1);

    assertThat(ids(carol, page)).isEqualTo(sent);
    assertThat(ids(carol, page + "&with=" + carol.id())).isEqualTo(sent);
    assertThat(conversation(carol, carol).getJsonObject("last_message").getString("sender_name"))
        .isEqualTo("Carol Clark");
    assertThat(unread(carol, carol)).isZero();
  }

  /** In a new college, which has nobody else. */
  private Person withColleagues(String prefix, String... names) {
    Administrator admin = new Administrator(rest);
    List<String> entries = new ArrayList<>();
    for (String name : names) {
      entries.add(
          "{\"username\":\"%s-%d\",\"full_name\":\"%s\",\"college_id\":%d}"
              .formatted(prefix, entries.size(), name, admin.college()));
    }
    admin.post(Administrator.USERS, entries.toString()).is(201);
    return admin.minted(prefix + "-who-asks");
  }

  private List<String> found(Person caller, String query) {
    return rest.get(caller, "/api/users?" + query).is(200).items().stream()
        .map(item -> item.getString("full_name"))
        .toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void peopleAreFoundWhateverTheCaseAndTheAccents() {
    Person caller = withColleagues("folded", "Zoë MÜLLER", "Émile Ørsted", "Paul Straße");

    for (String search : List.of("zoe", "ZOË", "muller", "mu\u0308ll", "FOLDED-0")) {
      assertThat(found(caller, "search=" + encoded(search)))
          .as(search)
          .containsExactly("Zoë MÜLLER");
    }
    for (String search : List.of("emile", "ÉMILE", "orsted", "øRSTED")) {
      assertThat(found(caller, "search=" + encoded(search)))
          .as(search)
          .containsExactly("Émile Ørsted");
    }
    assertThat(found(caller, "search=" + encoded("STRASSE"))).containsExactly("Paul Straße");
    assertThat(found(caller, "")).containsExactly("Émile Ørsted", "Paul Straße", "Zoë MÜLLER");
  }

  @Test
  void aRenamedPersonIsFoundByTheNewNameOnly() {
    Administrator admin = new Administrator(rest);
    Person caller = admin.minted("renamed-who-asks");
    Person renamed = admin.minted("renamed-who-is-found");

    admin.change(renamed, "{\"full_name\":\"Åse Lind\"}").is(200);

    assertThat(found(caller, "search=ase")).containsExactly("Åse Lind");
    assertThat(admin.found("ASE%20lind")).hasSize(1);
  }

  @Test
  void peopleArePagedByName() {
    Person caller = withColleagues("paged", "ann", "Ann B", "Änn C", "ann", "Bo", "Zed", "Őrs");
    List<String> all = found(caller, "");
    assertThat(all).containsExactly("ann", "ann", "Ann B", "Änn C", "Bo", "Őrs", "Zed");

    List<String> paged = new ArrayList<>();
    String after = "";
    List<JsonObject> page;
    do {
      page = rest.get(caller, "/api/users?limit=3" + after).is(200).items();
      page.forEach(item -> paged.add(item.getString("full_name")));
      after = page.isEmpty() ? after : "&after=" + idOf(page.get(page.size() - 1));
    } while (!page.isEmpty());
    assertThat(paged).isEqualTo(all);
    assertThat(found(caller, "search=ANN&limit=2" + "&after=" + idOfFirst(caller, "ann")))
        .containsExactly("ann", "Ann B");
    rest.get(caller, "/api/users?after=999999999").is(400);
  }

  private long idOfFirst(Person caller, String search) {
    return idOf(rest.get(caller, "/api/users?search=" + search).is(200).items().get(0));
  }

  @Test
  void whoHasNoCollegeFindsAnybodyByName() {
    withColleagues("elsewhere", "Elsewhere Person");

    assertThat(found(dave, "search=elsewhere%20person")).containsExactly("Elsewhere Person");
    assertThat(found(rest.login("admin"), "search=elsewhere%20p"))
        .containsExactly("Elsewhere Person");
    assertThat(found(dave, "")).isEmpty();
    assertThat(found(carol, "search=elsewhere")).isEmpty();
  }

  @Test
  void nobodySeesTheMessagesOfOthers() {
    String text = UUID.randomUUID().toString();
    long id;
    try (ChatClient sender = ChatClient.connect(carillon, carol)) {
      id = sender.sendAccepted(dave, text);
    }
    for (String query : List.of("", "with=" + carol.id(), "with=" + dave.id())) {
      assertThat(messages(staff, query + "&after=" + (id - 1)).toString()).doesNotContain(text);
    }
  }
}
