package io.carillon.identity;

import io.carillon.core.Problem;
import io.carillon.core.Slices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Creates the users of a roster, all or those that can be, in one transaction. */
@ApplicationScoped
public class NewUsers {

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Inject private UserStore store;

  /** The same roster, with what is wrong with it as things stand. */
  Roster check(Roster roster) {
    Set<String> keys =
        roster.lines().stream()
            .map(line -> WrittenName.key(line.user().username()))
            .collect(Collectors.toSet());
    return new RosterCheck(
            among("select u.username from User u where u.usernameKey in :values", keys),
            among("select u.id from User u where u.id in :values", given(roster, NewUser::id)),
            among(
                "select c.id from College c where c.id in :values",
                given(roster, NewUser::collegeId)))
        .check(roster);
  }

  private static Set<Long> given(Roster roster, Function<NewUser, OptionalLong> id) {
    return roster.lines().stream()
        .map(RosterLine::user)
        .map(id)
        .flatMapToLong(OptionalLong::stream)
        .boxed()
        .collect(Collectors.toSet());
  }

  @SuppressWarnings("unchecked") // The query answers what is of the values' type.
  private <T> Set<T> among(String query, Set<T> values) {
    return Slices.of(values)
        .flatMap(
            slice ->
                (Stream<T>)
                    entities.createQuery(query).setParameter("values", slice).getResultStream())
        .collect(Collectors.toSet());
  }

  /**
   * @param partial whether to leave out lines that can't be created, rather than create none
   * @throws Problem {@code INVALID} with everything that is wrong, unless partial
   */
  @Transactional
  public UserImport.Outcome create(Roster roster, boolean partial) {
    store.lock();
    Roster checked = check(roster);
    if (!partial) {
      checked.requireGood();
    }
    List<NewUser> users = checked.goodUsers();
    List<Long> ids = store.insert(users);
    List<UserImport.Created> created = new ArrayList<>();
    for (int i = 0; i < users.size(); i++) {
      created.add(new UserImport.Created(ids.get(i), users.get(i).username()));
    }
    return new UserImport.Outcome(created, checked.errors());
  }
}
