package io.carillon.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.Caller;
import io.carillon.identity.Directory;
import io.carillon.identity.Tokens;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the directory remembers of a user is forgotten when a change of it is committed. */
class DirectoryIT extends InPayaraMicro {

  @Inject private Directory directory;
  @Inject private Tokens tokens;
  @Inject private UserTransaction transaction;
  @Inject private People people;

  private long id;
  private Caller remembered;

  @BeforeEach
  void remember() {
    id = people.create();
    remembered = directory.active(id).orElseThrow();
  }

  @Test
  void oneQueryFindsThoseThatAreActive() {
    long other = people.create();
    long gone = people.create();
    people.deactivate(gone);

    assertThat(directory.active(Set.of(id, other, gone, Long.MAX_VALUE)))
        .containsOnlyKeys(id, other)
        .containsEntry(id, remembered);
  }

  @Test
  void anActiveUserIsRemembered() {
    people.rename(id, "Renamed");

    assertThat(directory.active(id)).containsSame(remembered);
  }

  @Test
  void someoneDeactivatedIsGoneAtTheCommit() throws Exception {
    transaction.begin();
    people.deactivate(id);
    Optional<Caller> meanwhile = directory.active(id);
    transaction.commit();

    assertThat(meanwhile).containsSame(remembered);
    assertThat(directory.active(id)).isEmpty();
  }

  @Test
  void someoneDeactivatedHasNoValidTokenAfterTheCommit() throws Exception {
    String token = tokens.mint(id).token();
    assertThat(tokens.authenticate(token)).isPresent();

    transaction.begin();
    people.deactivate(id);
    transaction.commit();

    assertThat(tokens.authenticate(token)).isEmpty();
  }

  @Test
  void someoneActivatedIsReadAnewAtTheCommit() throws Exception {
    people.rename(id, "Renamed");

    transaction.begin();
    people.activate(id);
    transaction.commit();

    assertThat(directory.active(id).map(Caller::fullName)).contains("Renamed");
  }

  @Test
  void someoneActivatedAgainIsBackAtTheCommit() throws Exception {
    people.deactivate(id);
    assertThat(directory.active(id)).isEmpty();

    transaction.begin();
    people.activate(id);
    transaction.commit();

    assertThat(directory.active(id)).contains(remembered);
  }

  @Test
  void aDeactivationThatIsRolledBackForgetsNothing() throws Exception {
    transaction.begin();
    people.deactivate(id);
    transaction.rollback();

    assertThat(directory.active(id)).containsSame(remembered);
    assertThat(tokens.mint(id).access().caller()).isEqualTo(remembered);
  }

  @Test
  void anActivationThatIsRolledBackForgetsNothing() throws Exception {
    people.rename(id, "Renamed");

    transaction.begin();
    people.activate(id);
    transaction.rollback();

    assertThat(directory.active(id)).containsSame(remembered);
  }
}
