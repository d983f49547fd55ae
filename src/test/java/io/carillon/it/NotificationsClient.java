package io.carillon.it;

import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** A client of the notifications channel. */
final class NotificationsClient extends SocketClient {

  private NotificationsClient(Carillon carillon, String path, Person person) {
    super(carillon, path, person);
  }

  static NotificationsClient connect(Carillon carillon, Person person) {
    return connect(carillon, person, "/ws/notifications/");
  }

  static NotificationsClient connect(Carillon carillon, Person person, String path) {
    return new NotificationsClient(carillon, path, person);
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
