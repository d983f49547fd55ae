package io.carillon.bulk;

import io.carillon.core.Role;
import io.carillon.core.Slices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who gets a bulk message: active members of its college, in slices by id. They are sorted by
 * college as well, though it is one, so that H2 finds them in the order of the index and stops
 * after a slice.
 */
@ApplicationScoped
public class Audience {

  private static final String MEMBERS =
      "from User u where u.collegeId = :college and u.deactivatedAt is null";
  private static final String OF_ROLE = " and u.role = :role";
  private static final String LISTED =
      " and exists (select a from BulkAudience a"
          + " where a.bulkMessageId = :bulk and a.userId = u.id)";

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  /** The next so many after a user id, by id. */
  List<Long> after(BulkMessage bulk, long userId, int count) {
    return query(bulk, " and u.id > :first")
        .setParameter("first", userId)
        .setMaxResults(count)
        .getResultList();
  }

  /** Those of a page who still are in the audience. */
  List<Long> in(BulkMessage bulk, BulkPage page) {
    return query(bulk, " and u.id >= :first and u.id <= :last")
        .setParameter("first", page.firstUserId())
        .setParameter("last", page.lastUserId())
        .getResultList();
  }

  /** Which of these are no active members of the college. */
  Set<Long> strangers(long collegeId, Collection<Long> userIds) {
    Set<Long> strangers = new TreeSet<>(userIds);
    Slices.of(userIds)
        .flatMap(
            slice ->
                entities
                    .createQuery("select u.id " + MEMBERS + " and u.id in :ids", Long.class)
                    .setParameter("college", collegeId)
                    .setParameter("ids", slice)
                    .getResultStream())
        .forEach(strangers::remove);
    return strangers;
  }

  /**
   * How many members a bulk message would go to if it were sent now.
   *
   * @param userIds only these; empty for all
   */
  long size(long collegeId, Optional<Role> role, Set<Long> userIds) {
    return userIds.isEmpty()
        ? count(collegeId, role, List.of())
        : Slices.of(userIds).mapToLong(slice -> count(collegeId, role, slice)).sum();
  }

  private long count(long collegeId, Optional<Role> role, List<Long> userIds) {
    TypedQuery<Long> query =
        entities
            .createQuery(
                "select count(u) "
                    + MEMBERS
                    + (role.isPresent() ? OF_ROLE : "")
                    + (userIds.isEmpty() ? "" : " and u.id in :ids"),
                Long.class)
            .setParameter("college", collegeId);
    role.ifPresent(only -> query.setParameter("role", only));
    if (!userIds.isEmpty()) {
      query.setParameter("ids", userIds);
    }
    return query.getSingleResult();
  }

  private TypedQuery<Long> query(BulkMessage bulk, String slice) {
    TypedQuery<Long> query =
        entities
            .createQuery(
                "select u.id "
                    + MEMBERS
                    + slice
                    + (bulk.role().isPresent() ? OF_ROLE : "")
                    + (bulk.listed() ? LISTED : "")
                    + " order by u.collegeId, u.id",
                Long.class)
            .setParameter("college", bulk.collegeId());
    bulk.role().ifPresent(role -> query.setParameter("role", role));
    if (bulk.listed()) {
      query.setParameter("bulk", bulk.id());
    }
    return query;
  }
}
