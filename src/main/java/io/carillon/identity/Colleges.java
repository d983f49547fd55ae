package io.carillon.identity;

import io.carillon.config.IdCounter;
import io.carillon.core.Problem;
import io.carillon.core.StorageFault;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

/**
 * The colleges. An EJB, since callers may be: Payara 6 enlists no JDBC connection that a CDI bean
 * opens below one.
 */
@Stateless
public class Colleges {

  private static final String COUNTER = "college";

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Resource(lookup = "java:app/jdbc/carillon")
  private DataSource dataSource;

  @Inject private IdCounter ids;

  public boolean exists(long collegeId) {
    return entities.find(College.class, collegeId) != null;
  }

  /** The name of the one with this id, if there is one. */
  public Optional<String> name(long collegeId) {
    return Optional.ofNullable(entities.find(College.class, collegeId)).map(College::name);
  }

  /**
   * A keyset page of them by id.
   *
   * @param after only ids above this
   */
  public List<College> page(OptionalLong after, int limit) {
    return entities
        .createQuery("select c from College c where c.id > :after order by c.id", College.class)
        .setParameter("after", after.orElse(0))
        .setMaxResults(limit)
        .getResultList();
  }

  /** Creates one with the next id. */
  public College create(String name) {
    try (Connection connection = dataSource.getConnection()) {
      return persisted(ids.take(connection, COUNTER, 1), name);
    } catch (SQLException e) {
      throw new StorageFault(e);
    }
  }

  /**
   * Creates one whose id is given.
   *
   * @throws Problem {@code CONFLICT} when the id is taken
   */
  public College create(long id, String name) {
    try (Connection connection = dataSource.getConnection()) {
      ids.lock(connection, COUNTER);
      if (exists(id)) {
        throw Problem.of(Problem.Kind.CONFLICT, "College " + id + " exists already.");
      }
      ids.pass(connection, COUNTER, id);
      return persisted(id, name);
    } catch (SQLException e) {
      throw new StorageFault(e);
    }
  }

  private College persisted(long id, String name) {
    College college = new College(id, name);
    entities.persist(college);
    entities.flush();
    return college;
  }

  public College rename(long id, String name) {
    College college = entities.find(College.class, id);
    if (college == null) {
      throw Problem.of(Problem.Kind.NOT_FOUND, "There is no college " + id + ".");
    }
    college.rename(name);
    return college;
  }
}
