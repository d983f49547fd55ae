package io.carillon.identity;

import io.carillon.core.Page;
import io.carillon.core.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/**
 * The tokens of one user that are good, as administrators see them: never the tokens themselves.
 */
@ApplicationScoped
public class LiveTokens {

  /** A token, told apart by its id. */
  public record Listed(long id, Instant createdAt, Instant expiresAt) {}

  private static final String OF_USER =
      "from AccessToken t where t.user.id = :user and t.revokedAt is null";

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Inject private Tokens tokens;

  /**
   * Newest first, oldest first with {@code after}.
   *
   * @throws Problem {@code NOT_FOUND} when there is no such user
   */
  public List<Listed> of(long userId, Page page) {
    if (entities.find(User.class, userId) == null) {
      throw Problem.of(Problem.Kind.NOT_FOUND, "There is no user " + userId + ".");
    }
    return entities
        .createQuery(
            "select t "
                + OF_USER
                + " and t.expiresAt > :now and t.id < :before and t.id > :after order by t.id "
                + (page.ascending() ? "asc" : "desc"),
            AccessToken.class)
        .setParameter("user", userId)
        .setParameter("now", Instant.now())
        .setParameter("before", page.before().orElse(Long.MAX_VALUE))
        .setParameter("after", page.after().orElse(0))
        .setMaxResults(page.limit())
        .getResultStream()
        .map(token -> new Listed(token.id(), token.createdAt(), token.expiresAt()))
        .toList();
  }

  /**
   * Ends one of them and closes its connections.
   *
   * @throws Problem {@code NOT_FOUND} when the user has no such token
   */
  @Transactional
  public void revoke(long userId, long tokenId) {
    boolean theirs =
        entities
                .createQuery("select count(t) " + OF_USER + " and t.id = :id", Long.class)
                .setParameter("user", userId)
                .setParameter("id", tokenId)
                .getSingleResult()
            > 0;
    if (!theirs) {
      throw Problem.of(Problem.Kind.NOT_FOUND, "User " + userId + " has no token " + tokenId + ".");
    }
    tokens.revoke(tokenId);
  }
}
