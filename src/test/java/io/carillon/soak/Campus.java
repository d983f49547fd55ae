package io.carillon.soak;

import io.carillon.it.Rest;
import io.carillon.it.Rest.Person;
import java.util.List;

/** The demo users, in their parts. */
record Campus(Person receiver, List<Person> senders, Person staff) {

  static Campus of(Rest rest) {
    Person staff = rest.login("staff");
    return new Campus(
        rest.login("bob"),
        List.of(rest.login("alice"), rest.login("carol"), rest.login("dave"), rest.login("admin")),
        staff);
  }

  /** Of the staff's college, as far as they are here. */
  List<Person> members() {
    return List.of(receiver, senders.get(0), staff);
  }
}
