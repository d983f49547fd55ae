package io.carillon.config;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Takes our drivers out of the JVM's list, where they put themselves, when the application goes.
 */
@WebListener
public class JdbcDrivers implements ServletContextListener {

  private static final Logger LOG = Logger.getLogger(JdbcDrivers.class.getName());

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    List<Driver> ours =
        DriverManager.drivers()
            .filter(driver -> driver.getClass().getClassLoader() == getClass().getClassLoader())
            .toList();
    for (Driver driver : ours) {
      try {
        DriverManager.deregisterDriver(driver);
      } catch (SQLException e) {
        LOG.log(Level.FINE, "A driver stays registered", e);
      }
    }
  }
}
