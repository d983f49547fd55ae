package io.carillon.it;

import io.carillon.it.Rest.Answer;
import io.carillon.it.Rest.Person;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * New tokens for people who have signed in once, as administrators make them: hundreds of sign-ins,
 * which are slow on purpose, would take a good part of all the tests' time.
 */
final class MintedTokens {

  private static final String ADMIN = "admin";

  /** By server and username. */
  private final Map<String, Person> signedIn = new ConcurrentHashMap<>();

  void note(String server, Person person) {
    signedIn.put(key(server, person.username()), person);
  }

  /** None, when they or the administrator have to sign in first, or again. */
  Optional<Person> mint(Rest rest, String server, String username) {
    Person person = signedIn.get(key(server, username));
    Person admin = signedIn.get(key(server, ADMIN));
    if (person == null) {
      return Optional.empty();
    }
    if (admin == null) {
      admin = rest.signIn(ADMIN);
    }
    Answer minted =
        rest.post(admin, Administrator.TOKENS, "{\"user_ids\":[%d]}".formatted(person.id()));
    if (minted.status() != 200) {
      signedIn.remove(key(server, ADMIN)); // Its token has ended, or this is another server.
      return Optional.empty();
    }
    String token = Administrator.array(minted).getJsonObject(0).getString("token");
    return Optional.of(new Person(username, token, person.id()));
  }

  private static String key(String server, String username) {
    return server + " " + username;
  }
}
