package io.carillon.it;

import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A client of the notifications channel. */
final class NotificationsClient extends SocketClient {

  private NotificationsClient(Carillon carillon, String path, Person person, OptionalLong since) {
    super(carillon, path, person, since);
  }

  private NotificationsClient(Address address, Person person) {
    super(address, "/ws/notifications/", person, OptionalLong.empty());
  }

  static NotificationsClient connect(Address address, Person person) {
    return new NotificationsClient(address, person);
  }

  /** One that gets first what came after an id. */
  static NotificationsClient connect(Carillon carillon, Person person, long since) {
    return new NotificationsClient(carillon, "/ws/notifications/", person, OptionalLong.of(since));
  }

  static NotificationsClient connect(Carillon carillon, Person person) {
    return connect(carillon, person, "/ws/notifications/");
  }

  static NotificationsClient connect(Carillon carillon, Person person, String path) {
    return new NotificationsClient(carillon, path, person, OptionalLong.empty());
  }

  /** The titles of all frames up to and including the first with this title; waits for it. */
  List<String> titlesUpTo(String last) {
    List<String> titles = new ArrayList<>();
    do {
      JsonObject frame = next();
      titles.add(frame.getString("title"));
    } while (!titles.contains(last));
    return titles;
  }
}
