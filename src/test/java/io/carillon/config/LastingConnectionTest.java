package io.carillon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A connection whose database forgets it")
class LastingConnectionTest {

  private final Deque<Connection> opened = new ArrayDeque<>();
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = LastingConnection.open(this::next, Database.H2);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private Connection next() throws SQLException {
    opened.add(DriverManager.getConnection("jdbc:h2:mem:"));
    return opened.getLast();
  }

  private int one() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select 1")) {
      result.next();
      return result.getInt(1);
    }
  }

  @Test
  void isReplacedBeforeTheNextTransactionWithWhatWasSetOnIt() throws SQLException {
    connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    connection.setAutoCommit(false);
    assertThat(one()).isEqualTo(1);
    connection.commit();
    opened.getLast().close();

    await().ignoreExceptions().until(() -> one() == 1);

    assertThat(opened).hasSize(2);
    assertThat(connection.getAutoCommit()).isFalse();
    assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
  }

  @Test
  void isNotReplacedWithinOne() throws SQLException {
    connection.setAutoCommit(false);
    assertThat(one()).isEqualTo(1);
    opened.getLast().close();

    await()
        .during(Duration.ofMillis(1_500))
        .untilAsserted(() -> assertThatThrownBy(this::one).isInstanceOf(SQLException.class));
    assertThat(opened).hasSize(1);

    assertThatThrownBy(connection::rollback).isInstanceOf(SQLException.class);
    await().ignoreExceptions().until(() -> one() == 1);
    assertThat(opened).hasSize(2);
  }

  @Test
  void isItselfToWhoeverKeepsIt() throws SQLException {
    Connection other = LastingConnection.open(this::next, Database.H2);
    assertThat(connection).isEqualTo(connection).isNotEqualTo(other).hasSameHashCodeAs(connection);
    other.close();
  }
}
