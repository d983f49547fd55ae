package io.carillon.identity;

import io.carillon.core.Slices;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Those of some tokens that are stored already.
 *
 * @param ownerByHash who has them, and whether they were ended
 */
record KnownTokens(Map<String, Owner> ownerByHash) {

  record Owner(long userId, boolean ended) {}

  static KnownTokens among(List<IssuedToken> tokens, EntityManager entities) {
    List<String> hashes = tokens.stream().map(token -> TokenHash.of(token.token())).toList();
    return new KnownTokens(
        Slices.of(new HashSet<>(hashes))
            .flatMap(
                slice ->
                    entities
                        .createQuery(
                            "select t.sha256, t.user.id, t.revokedAt from AccessToken t"
                                + " where t.sha256 in :hashes",
                            Object[].class)
                        .setParameter("hashes", slice)
                        .getResultStream())
            .collect(
                Collectors.toMap(
                    row -> (String) row[0], row -> new Owner((Long) row[1], row[2] != null))));
  }

  boolean contains(IssuedToken token) {
    return ownerByHash.containsKey(TokenHash.of(token.token()));
  }

  /** Why this one can't be taken over. */
  Optional<String> clash(IssuedToken token) {
    Owner owner = ownerByHash.get(TokenHash.of(token.token()));
    if (owner == null) {
      return Optional.empty();
    }
    if (owner.userId() != token.userId()) {
      return Optional.of("is another user's");
    }
    return owner.ended() ? Optional.of("was ended here and stays so") : Optional.empty();
  }
}
