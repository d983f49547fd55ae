package io.carillon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;

@DisplayName("The data source")
class CarillonDataSourceTest {

  private final CarillonDataSource dataSource =
      new CarillonDataSource(new Settings.Db("jdbc:h2:mem:users", "CHOSEN", "secret"));

  @ParameterizedTest
  @NullAndEmptySource
  void connectsAsTheSettingsUserForAPoolThatNamesNone(String poolsUser) throws SQLException {
    try (Connection connection = dataSource.getConnection(poolsUser, poolsUser)) {
      assertThat(connection.getMetaData().getUserName()).isEqualTo("CHOSEN");
    }
  }
}
