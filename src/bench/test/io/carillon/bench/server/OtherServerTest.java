package io.carillon.bench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.bench.client.Account;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The users of a server that runs already")
class OtherServerTest {

  @TempDir private Path folder;

  @Test
  void areThoseOfTheFirstOnesCollegeWhateverStandsAboveThem() throws IOException {
    Path tokens = folder.resolve("tokens.csv");
    Files.writeString(tokens, "user_id,college_id,token\n7,2,abc\n8,3,def\n9,2,ghi\n\n");
    OtherServer server =
        new OtherServer(
            "other", URI.create("ws://127.0.0.1:9"), tokens, List.of(), Optional.empty());

    assertThat(server.accounts(2))
        .containsExactly(new Account(7, 2, "abc"), new Account(9, 2, "ghi"));
    assertThatThrownBy(() -> server.accounts(3)).hasMessageContaining("has 2");
  }
}
